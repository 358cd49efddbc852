"""The first texts of the approval sheet; an office may put its own in their place.

No official model of this sheet is known, and the texts are to be read by the city's legal section
before they are used; the title of the ministerial regulation was not compared with its text.
"""

from typing import Final

SUBJECT: Final = (
    "Pengesahan Hasil Verifikasi dan Validasi Data Terpadu Kesejahteraan Sosial {city} {cycle}"
)
"""What the decree is about, with places for the city's name and the cycle; no full stop."""

BASIS: Final = (
    "Undang-Undang Nomor 13 Tahun 2011 tentang Penanganan Fakir Miskin",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
    "Instruksi Presiden Nomor 4 Tahun 2025 tentang Data Tunggal Sosial dan Ekonomi Nasional",
    (
        "Peraturan Menteri Sosial Nomor 3 Tahun 2025 tentang Pemutakhiran dan Penggunaan "
        "Data Tunggal Sosial dan Ekonomi Nasional"
    ),
)
"""The laws, by rank and then by year."""

STATEMENT: Final = (
    "Setelah memperhatikan hasil verifikasi dan validasi di kelurahan serta pemeriksaan oleh "
    "Dinas Sosial, data sebagaimana tercantum dalam lampiran, yang tidak terpisahkan dari lembar "
    "persetujuan ini, dinyatakan DISETUJUI untuk disahkan dengan Keputusan {title} dan "
    "disampaikan kepada Menteri Sosial melalui Pemerintah {province}."
)
"""The approval, with places for the signer's title and the province."""

INITIALS: Final = (
    "Kepala Bidang",
    "Sekretaris Dinas",
    "Kepala Dinas Sosial",
    "Kepala Bagian Hukum",
    "Asisten",
    "Sekretaris Daerah",
)
"""The posts whose initials stand on the office's copy."""

MINUTES_SUBJECT: Final = "Hasil Musyawarah {place} atas Data Terpadu Kesejahteraan Sosial {cycle}"
"""What the minutes are about, with places for the village's name and the cycle."""

MINUTES_STATEMENT: Final = (
    "Setelah data keluarga dibacakan dan ditanggapi, musyawarah menyepakati data sebagaimana "
    "tercantum dalam lampiran, yang tidak terpisahkan dari berita acara ini, untuk diajukan kepada "
    "{above}."
)
"""What the meeting decided, with a place for whom it is submitted to."""

NOTE_SUBJECT: Final = "Penyampaian Data Terpadu Kesejahteraan Sosial {place} {cycle}"
"""What a forwarding note is about, with places for the region's name and the cycle."""

NOTE_STATEMENT: Final = (
    "Bersama ini disampaikan data keluarga sebagaimana tercantum dalam lampiran, yang tidak "
    "terpisahkan dari surat pengantar ini, untuk diproses lebih lanjut."
)
"""What a forwarding note says."""

MINISTRY: Final = "Menteri Sosial Republik Indonesia melalui Pusat Data dan Informasi"
"""To whom a province sends."""

OWN_STATEMENT: Final = (
    "Setelah memperhatikan hasil pemeriksaan, data sebagaimana tercantum dalam lampiran, yang "
    "tidak terpisahkan dari lembar persetujuan ini, dinyatakan DISETUJUI untuk ditetapkan dengan "
    "Keputusan {title}."
)
"""The approval of an office that has none above it, with a place for the signer's title."""
