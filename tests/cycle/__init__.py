"""One whole cycle of a province: every office a real store, every hop a real file on a stick."""
