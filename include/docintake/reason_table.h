/*
 * reason_table.h - the rows of reason.h. Included where DI_REASON is defined; has no guard on purpose.
 *
 *   DI_REASON(symbol, code, severity, message, found, expected, advice)
 *
 * Places in braces are arguments of the finding (report.h). Where a sentence of the form is the message, the
 * arguments message.zh and message.en hold it, and {message} stands for the one in the language in use. A sentence
 * whose argument is missing is left out.
 */

/* clang-format off */

/*
 * The file cannot be read as a Word document. {part} names the OPC part at fault, where it is one. The argument detail,
 * which no sentence uses, says in English what exactly was met: for report.json and the journal.
 */
DI_REASON(NOT_DOCX, "not-docx", DI_ERROR,
          N_("The file is not a Word document (.docx)."),
          NULL,
          N_("a Word document in the .docx format"),
          N_("Open the report in Word or WPS, save it as “Word document (*.docx)” and submit the file saved. Changing "
             "the ending of the file name is not enough."))
DI_REASON(NOT_DOCX_PDF, "not-docx-pdf", DI_ERROR,
          N_("The file is a PDF, not a Word document."),
          N_("a PDF file"),
          N_("a Word document in the .docx format"),
          N_("Submit the Word file from which the PDF was made, saved as “Word document (*.docx)”."))
DI_REASON(NOT_DOCX_ODT, "not-docx-odt", DI_ERROR,
          N_("The file is an OpenDocument text, not a Word document."),
          N_("an OpenDocument text (.odt)"),
          N_("a Word document in the .docx format"),
          N_("Open it in the program it was written with, choose “Save as”, type “Word document (*.docx)”, and submit "
             "the file saved."))
DI_REASON(NOT_DOCX_XLSX, "not-docx-xlsx", DI_ERROR,
          N_("The file is a spreadsheet, not a Word document."),
          N_("an Excel workbook (.xlsx)"),
          N_("a Word document in the .docx format"),
          N_("Submit the report itself as a Word document (.docx), with the statistics table in it as a Word table."))
DI_REASON(NOT_DOCX_RTF, "not-docx-rtf", DI_ERROR,
          N_("The file is in Rich Text Format, not a Word document."),
          N_("a Rich Text Format file (.rtf)"),
          N_("a Word document in the .docx format"),
          N_("Open it in Word or WPS, choose “Save as”, type “Word document (*.docx)”, and submit the file saved."))
DI_REASON(NOT_DOCX_HTML, "not-docx-html", DI_ERROR,
          N_("The file is a web page, not a Word document."),
          N_("a web page (HTML)"),
          N_("a Word document in the .docx format"),
          N_("Open it in Word or WPS, choose “Save as”, type “Word document (*.docx)”, and submit the file saved."))
DI_REASON(OLD_DOC, "old-doc", DI_ERROR,
          N_("The file is in the old Word format (.doc)."),
          N_("a Word 97-2003 document (.doc)"),
          N_("a Word document in the .docx format"),
          N_("Open it in Word or WPS, choose “Save as”, type “Word document (*.docx)”, and submit the file saved. "
             "Changing the ending of the file name is not enough."))
DI_REASON(ENCRYPTED, "encrypted", DI_ERROR,
          N_("The document is protected by a password and cannot be opened."),
          N_("an encrypted document"),
          N_("a document that opens without a password"),
          N_("Open it in Word with the password, empty the password under File > Info > Protect Document > Encrypt with "
             "Password (in WPS: File > Document Encryption > Password Encryption), save, and submit it again. If an archive "
             "program put the password on it, unpack it with that program and submit what was in it."))
DI_REASON(DAMAGED, "damaged", DI_ERROR,
          N_("The file is incomplete or damaged."),
          N_("the part {part} inside the file is missing or cannot be unpacked"),
          N_("a file that Word opens without a message"),
          N_("Check whether it opens in Word or WPS. If it does, save it under a new name and submit that file; if it "
             "does not, submit it again from the original."))
DI_REASON(MALFORMED_XML, "malformed-xml", DI_ERROR,
          N_("The inside of the document is damaged."),
          N_("the part {part} inside the file breaks off or is garbled"),
          N_("a file that Word opens without a message"),
          N_("Open it in Word or WPS, let the program repair it if it offers to, save it under a new name and submit "
             "that file."))
DI_REASON(FORBIDDEN_DTD, "forbidden-dtd", DI_ERROR,
          N_("The document holds something that no word processor writes, and was not read further."),
          N_("a document type declaration (DOCTYPE) in the part {part} inside the file"),
          N_("a file as Word or WPS saves it"),
          N_("Open the report in Word or WPS, save it under a new name as “Word document (*.docx)” and submit that "
             "file."))
DI_REASON(TOO_LARGE, "too-large", DI_ERROR,
          N_("The document is too large to be read."),
          N_("the part {part} inside the file is too large"),
          N_("a report of ordinary size"),
          N_("Submit the report alone: take out attachments and embedded files, compress the pictures that must stay, "
             "and save it under a new name."))
DI_REASON(ZIP_BOMB, "zip-bomb", DI_ERROR,
          N_("The document is packed in a way that no word processor uses, and was not unpacked."),
          N_("the part {part} inside the file would unpack to many times its size"),
          N_("a file as Word or WPS saves it"),
          N_("Open the report in Word or WPS, save it under a new name as “Word document (*.docx)” and submit that "
             "file."))
DI_REASON(TOO_SLOW, "too-slow", DI_ERROR,
          N_("The document could not be read within the time allowed."),
          N_("not read to its end after {seconds} seconds"),
          N_("a report of ordinary size"),
          N_("Copy the text and the table into a new, empty document, save it as “Word document (*.docx)” and submit "
             "that file."))
DI_REASON(UNREADABLE, "unreadable", DI_ERROR,
          N_("The document could not be read to its end."),
          N_("{attempts} attempts, none of which came to its end"),
          N_("a file as Word or WPS saves it"),
          N_("Copy the text and the table into a new, empty document, save it as “Word document (*.docx)” and submit "
             "that file. If that one comes back too, ask the receiving office."))
DI_REASON(UNFINISHED, "unfinished", DI_ERROR,
          N_("The file never arrived whole: it was still being written after {minutes} minutes."),
          N_("{bytes} bytes so far"),
          N_("a file that is complete and closed"),
          N_("End the upload, or close the program that has the file open, and submit the report again. The unfinished "
             "file was left where it is."))
DI_REASON(NOT_TAKEN, "not-taken", DI_ERROR,
          N_("The file is too large to be received."),
          N_("{bytes} bytes"),
          N_("a report of ordinary size"),
          N_("Submit the report alone: take out attachments and embedded files, compress the pictures that must stay, "
             "and save it under a new name. The large file was left where it is; remove it there."))

/* It was answered before, byte for byte the same: {id} is the number of that submission, {time} when it came. */
DI_REASON(ALREADY_ACCEPTED, "already-accepted", DI_NOTE,
          N_("The same file was received on {time} and accepted."),
          N_("byte for byte the file of number {id}"),
          NULL,
          N_("Nothing needs to be done. What was said of it is in the receipt of number {id}."))
DI_REASON(ALREADY_RETURNED, "already-returned", DI_ERROR,
          N_("The same file was received on {time} and returned."),
          N_("byte for byte the file of number {id}"),
          N_("the corrected report"),
          N_("What is to be corrected is said in the note of number {id}. Correct it, save the report and submit it "
             "again."))

/* It is a Word document, but not a report with its table. */
DI_REASON(EMPTY, "empty", DI_ERROR,
          N_("The document holds no text."),
          N_("an empty document"),
          N_("the annual report with its statistics table"),
          N_("Check whether the right file was submitted, and submit the report."))
DI_REASON(NO_TABLE, "no-table", DI_ERROR,
          N_("The table is missing: {what}."),
          NULL,
          N_("the official table, as a Word table"),
          N_("Put the official table at its place in the report, fill it in, and submit the report again."))
DI_REASON(TABLE_IS_PICTURE, "table-is-picture", DI_ERROR,
          N_("The table is there only as a picture: {what}."),
          N_("a picture in place of the table"),
          N_("the official table, as a Word table"),
          N_("Replace the picture by the table itself, so that its figures can be selected and read."))
DI_REASON(TABLE_IS_OBJECT, "table-is-object", DI_ERROR,
          N_("The table is there only as an embedded file: {what}."),
          N_("an embedded object, such as a spreadsheet, in place of the table"),
          N_("the official table, as a Word table"),
          N_("Copy the cells out of the embedded file and paste them into the report as a Word table."))
DI_REASON(NO_FORM, "no-form", DI_ERROR,
          N_("None of the document's tables is the official statistics table."),
          N_("tables in the document: {tables}; the one most like an official form has {matched} of its "
             "{expected_rows} rows"),
          N_("the official statistics table with its printed labels"),
          N_("Use the official form of the report's year without changing its labels, and submit the report again."))
DI_REASON(FORM_UNCLEAR, "form-unclear", DI_ERROR,
          N_("The table fits two official forms equally well."),
          N_("a table that may be “{form}” or “{other_form}”"),
          N_("the labels of one official form"),
          N_("Use the official form of the report's year without changing its labels, and submit the report again."))

/* The report as a whole. */
DI_REASON(YEAR_MISSING, "year-missing", DI_ERROR,
          N_("The report does not say which year it is for."),
          NULL,
          N_("the year in the title, such as “2017年度”"),
          N_("Write the year into the title of the report."))
DI_REASON(YEARS_DIFFER, "years-differ", DI_ERROR,
          N_("The report names different years as its own."),
          N_("“{found_text}” here, “{other_text}” elsewhere"),
          N_("the same year everywhere"),
          N_("Decide which year the report is for, and correct the other places."))
DI_REASON(YEAR_MENTIONED, "year-mentioned", DI_WARNING,
          N_("A sentence or the page header names another year as the report's."),
          N_("“{found_text}” here, “{other_text}” as the year of the report"),
          N_("the same year everywhere"),
          N_("If it was left in from an earlier report, correct it."))
DI_REASON(PERIOD, "period", DI_WARNING,
          N_("The figures are not those of the whole year of the report and of no other."),
          N_("{found_text}"),
          N_("1 January to 31 December {year}"),
          N_("If the figures are those of {year}, correct the dates; otherwise count them for {year} again."))
DI_REASON(DATE_IMPOSSIBLE, "date-impossible", DI_WARNING,
          N_("The report is dated on a day that does not exist."),
          N_("{found_text}"),
          N_("a day of the calendar"),
          N_("Correct the date."))
DI_REASON(DATE_EARLY, "date-early", DI_WARNING,
          N_("The report is dated before the year that it is for was over."),
          N_("{found_text}"),
          N_("a day after 31 December {year}"),
          N_("Correct the date, or the year if that is wrong. If the report was finished early, check that its figures "
             "are those of the whole year."))
DI_REASON(DATE_FUTURE, "date-future", DI_WARNING,
          N_("The report is dated later than the day on which it came."),
          N_("{found_text}"),
          N_("a day not after {received}, when it came"),
          N_("Correct the date."))
DI_REASON(LATE, "late", DI_WARNING,
          N_("The report came after the day until which it was due."),
          N_("came on {received}"),
          N_("for the reports of {year}: until {deadline}"),
          N_("If a later day was agreed on, nothing needs to be done; otherwise tell the receiving office why."))
DI_REASON(AGENCY_UNKNOWN, "agency-unknown", DI_WARNING,
          N_("The agency is not on the list of those that submit reports here."),
          N_("“{found_text}”"),
          N_("the full name of an agency on that list"),
          N_("Check the name, and use the full one. If the agency is new or has another name now, tell the receiving "
             "office."))
DI_REASON(AGENCY_FOLDER, "agency-folder", DI_WARNING,
          N_("The report was submitted in the folder of another agency."),
          N_("“{found_text}” in the report"),
          N_("a report of “{other_text}”, whose folder it is"),
          N_("Check that this is the right report, and submit it in the folder of its own agency."))
DI_REASON(PREVIOUS_UNFIT, "previous-unfit", DI_NOTE,
          N_("The earlier report that was given along is not this agency's of the year before, and was not used."),
          N_("{other_year}, “{other_text}”"),
          NULL,
          NULL)
DI_REASON(AGENCY_MISSING, "agency-missing", DI_ERROR,
          N_("The report does not name its agency."),
          NULL,
          N_("the full name of the agency in the title or in the table"),
          N_("Write the full name of the agency into the title of the report and into the heading of the table."))
DI_REASON(AGENCIES_DIFFER, "agencies-differ", DI_WARNING,
          N_("The agency is named in different ways."),
          N_("“{found_text}” here, “{other_text}” elsewhere"),
          N_("one name for one agency"),
          N_("Check that this is the report of your own agency, and use its full name."))
DI_REASON(SECTION_MISSING, "section-missing", DI_ERROR,
          N_("The section “{section}” is missing."),
          NULL,
          N_("a section on “{section}”"),
          N_("Add the section. Where there is nothing to report, write “无”."))
DI_REASON(SECTION_EMPTY, "section-empty", DI_ERROR,
          N_("The section “{section}” is empty."),
          N_("a heading without text below it"),
          N_("at least one sentence; “无” where there is nothing to report"),
          N_("Write the section. Where there is nothing to report, write “无”."))
DI_REASON(SECTION_UNTITLED, "section-untitled", DI_WARNING,
          N_("The heading of the section “{section}” is missing; its table is there."),
          NULL,
          N_("the heading “{section}” above the table"),
          N_("Put the heading above the table, and see whether the text above it belongs to another section."))
DI_REASON(SECTIONS_UNMARKED, "sections-unmarked", DI_WARNING,
          N_("The report has no headings by which its sections can be told apart, and no word of some of them: "
             "{sections}."),
          NULL,
          N_("a heading for each section; “无” where there is nothing to report"),
          N_("Give each section its heading, and add those that are missing."))
DI_REASON(FORM_YEAR, "form-year", DI_ERROR,
          N_("The statistics table is not the form that is used for {year}."),
          N_("the form “{form}”, for the reports of {first_year} to {last_year}"),
          N_("the form for {year}, “{right_form}”"),
          N_("Move the figures into the official form of the report's year. If the year is wrong, correct the year."))
DI_REASON(CHANGES_LEFT, "changes-left", DI_WARNING,
          N_("The report still holds tracked changes that nobody has accepted. It was read as if all of them were "
             "accepted: inserted text was read, deleted text was not."),
          N_("places with insertions: {insertions}; with deletions: {deletions}"),
          N_("the final text, without tracked changes"),
          N_("Go through the changes and reject those that are not meant to stay; then choose Review > Accept > Accept "
             "All Changes in Word or WPS, and save."))
DI_REASON(COMMENTS_LEFT, "comments-left", DI_WARNING,
          N_("Comments were left in the report. They were not read."),
          N_("comments: {count}"),
          N_("the final text, without comments"),
          N_("See whether the comments still ask for something; then choose Review > Delete > Delete All Comments in "
             "Document in Word or WPS, and save."))

DI_REASON(TEMPLATE_LEFT, "template-left", DI_WARNING,
          N_("Something of a template was left in the text: a placeholder, an instruction, or “略” instead of a content."),
          N_("“{sentence}”"),
          N_("the report's own words"),
          N_("Write what belongs there, or delete it."))
DI_REASON(OTHER_AGENCY, "other-agency", DI_WARNING,
          N_("The text speaks of another agency as if it were the one that reports: {found_text}."),
          N_("“{sentence}”"),
          N_("the work of the agency that reports"),
          N_("See whether the passage was copied from another report, and write what your own agency did."))
DI_REASON(PERSONAL_DATA, "personal-data", DI_WARNING,
          N_("The text holds personal data: {kind}. The report is published."),
          N_("“{sentence}”"),
          N_("no data by which a person can be told"),
          N_("Delete it, or hide it: 张××, 138****1234."))

/* The table. */
DI_REASON(ROW_MISSING, "row-missing", DI_WARNING,
          N_("The table lacks a row of the official form: {label}."),
          NULL,
          N_("the row “{label}”"),
          N_("Add the row as it stands on the official form, and fill it in."))
DI_REASON(ROW_EXTRA, "row-extra", DI_NOTE,
          N_("The table has a row that the official form does not have: {label}. It was kept."),
          NULL,
          NULL,
          NULL)
DI_REASON(LABEL_ALIKE, "label-alike", DI_NOTE,
          N_("The label “{found_text}” is not that of the official form; it was taken for “{label}”."),
          N_("“{found_text}”"),
          N_("“{label}”"),
          NULL)
DI_REASON(LABEL_UNCLEAR, "label-unclear", DI_ERROR,
          N_("The label “{found_text}” may stand for “{label}” or for “{other_label}” of the official form. Its figures "
             "were not read."),
          N_("“{found_text}”"),
          N_("“{label}” or “{other_label}”"),
          N_("Write the label as the official form prints it, and add what is missing beside it."))
DI_REASON(TABLE_YEAR, "table-year", DI_ERROR,
          N_("The year of the statistics table is not the year of the report."),
          N_("{found_text}"),
          N_("{year}年度, as the report says: “{other_text}”"),
          N_("If the figures are those of {year}, correct the year above the table. If last year's table was used by "
             "mistake, put in the table of {year}."))
DI_REASON(TABLE_TWICE, "table-twice", DI_WARNING,
          N_("The statistics table stands in the document {count} times."),
          N_("{count} tables with the rows of the official form; the fullest, or else the first, was read"),
          N_("one statistics table, of the year of the report"),
          N_("Leave in only the table of the report, and check that it is the one that was read."))
DI_REASON(TABLE_AGENCY, "table-agency", DI_WARNING,
          N_("The agency is written differently in the table and in the report."),
          N_("“{found_text}” in the table"),
          N_("“{other_text}”, as in the report"),
          N_("Use the full name of the agency in both places."))
DI_REASON(TABLE_BLANK, "table-blank", DI_ERROR,
          N_("The table “{label}” is not filled in: every cell is blank."),
          NULL,
          N_("a figure in every row, 0 where there was nothing"),
          N_("Fill in the table. Where there was nothing, write 0."))
DI_REASON(CELLS_BLANK, "cells-blank", DI_NOTE,
          N_("Blank cells: {count}. They were recorded as not filled in, not as 0."),
          NULL,
          NULL,
          NULL)
DI_REASON(CELL_TEXT, "cell-text", DI_ERROR,
          N_("“{label}” holds words where a number belongs."),
          N_("“{found_text}”"),
          N_("a number; 0 where there was nothing, / where it does not apply"),
          N_("Write the figure in digits."))
DI_REASON(CELL_DRESSED, "cell-dressed", DI_NOTE,
          N_("“{found_text}” was read as the number {value}."),
          N_("“{found_text}”"),
          N_("{value}"),
          NULL)
DI_REASON(NEGATIVE, "negative", DI_ERROR,
          N_("“{label}” is below zero."),
          N_("{found_text}"),
          N_("0 or more"),
          N_("Look the number up in your records and correct it."))
DI_REASON(NOT_WHOLE, "not-whole", DI_ERROR,
          N_("“{label}” is not a whole number."),
          N_("{found_text}"),
          N_("a whole number ({unit})"),
          N_("Look the number up in your records and correct it."))
DI_REASON(TOO_FINE, "too-fine", DI_ERROR,
          N_("“{label}” has more decimal places than the form takes."),
          N_("{found_text}"),
          N_("at most {places} digits behind the point"),
          N_("Round the number, or check whether its unit is the one that the form asks for."))
DI_REASON(NUMBER_TOO_LONG, "number-too-long", DI_ERROR,
          N_("“{label}” holds a number of so many digits that it cannot be right."),
          N_("“{found_text}”"),
          N_("a number of at most 15 digits"),
          N_("Look the number up in your records and correct it."))
DI_REASON(GROUP_HAS_NUMBER, "group-has-number", DI_ERROR,
          N_("“{label}” is only a heading, but a number stands in its row."),
          N_("{found_text}"),
          N_("no number: the row has no unit"),
          N_("Move the number to the row it belongs to, and clear this cell."))

/* Relations. {arithmetic} is "当面 3 ＋ 传真 0 ＋ 网络 12 ＋ 信函 4 ＝ 19", {total} the number written. */
DI_REASON(SUM, "sum", DI_ERROR,
          N_("“{label}” is not the sum of its parts."),
          N_("{label} {total}"),
          N_("{arithmetic}, a difference of {difference}"),
          N_("Check the total and each part against your records, and correct the one that is wrong."))
DI_REASON(SUM_BLANKS, "sum-blanks", DI_WARNING,
          N_("“{label}” is more than the parts that are filled in come to."),
          N_("{label} {total}"),
          N_("{arithmetic}; blank: {blanks}"),
          N_("Fill in the parts that are blank, or correct the total."))
DI_REASON(BALANCE, "balance", DI_ERROR,
          N_("{label}: {left} is not as much as {right}."),
          N_("{arithmetic}; {other_arithmetic}; a difference of {difference}"),
          N_("{rule}"),
          N_("Check these numbers against your records, and correct the one that is wrong."))
DI_REASON(SUM_CELL, "sum-cell", DI_ERROR,
          N_("“{label}” does not agree with the sums it stands in."),
          N_("{label} {value}"),
          N_("{asked}, to agree with {count}: {sums}"),
          N_("Check this number against your records first. If it is right, check the others of these sums."))
DI_REASON(SUM_CELL_BLANK, "sum-cell-blank", DI_WARNING,
          N_("“{label}” is blank, and the sums it stands in leave something to it."),
          N_("not filled in"),
          N_("{asked}, to agree with {count}: {sums}"),
          N_("Fill in the cell, or correct the other numbers of these sums."))
DI_REASON(SUMS, "sums", DI_ERROR,
          N_("Sums that depend on one another do not hold: {labels}."),
          N_("{sums}"),
          N_("sums that hold in every row and every column"),
          N_("These sums are probably wrong for one reason. Check their numbers against your records, and correct what "
             "is wrong."))
DI_REASON(PART_TOO_LARGE, "part-too-large", DI_ERROR,
          N_("“{label}” is greater than “{whole_label}”, which includes it."),
          N_("{label} {value}, {whole_label} {whole}"),
          N_("{label} at most {whole}"),
          N_("Check both numbers against your records, and correct the one that is wrong."))
DI_REASON(RELATION, "relation", DI_ERROR,
          N_("{message}"),
          NULL,
          NULL,
          N_("{advice}"))

DI_REASON(RULE_MAKERS, "rule-makers", DI_WARNING,
          N_("“{label}” counts rules (规章), which an agency such as this one cannot make."),
          N_("{label} {value}"),
          N_("0; rules are made by ministries, provinces and cities with districts"),
          N_("Check whether these are normative documents (行政规范性文件), and move the number to their row if so."))

/* Narrative against tables. */
DI_REASON(NARRATIVE_DIFFERS, "narrative-differs", DI_WARNING,
          N_("{what}: the text and the table differ."),
          N_("{text_value} in the text, {value} in the table: “{sentence}”"),
          N_("the same number in both"),
          N_("Check which of the two is right, and correct the other."))

/* clang-format on */
