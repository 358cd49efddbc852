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
