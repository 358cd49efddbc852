"""What the village and the citizen hold: lists, slips, receipts, reasons."""
