"""Files for others: the situation report and the incident table."""

from onrecord.share.csv import write_csv
from onrecord.share.report import render_report, write_report

__all__ = ["render_report", "write_csv", "write_report"]
