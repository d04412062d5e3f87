// The report by the npm package docx: all numbers automatic, from one list of three levels. Its argument is the file to
// write; the report comes as JSON from the standard input (as_json.py).
import { readFileSync, writeFileSync } from "node:fs";
import {
    AlignmentType, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell,
    TableRow, TextRun, WidthType,
} from "docx";

const { above, rows, below } = JSON.parse(readFileSync(0, "utf-8"));
const headings = [undefined, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2];

const paragraph = ({ level, list_level, runs }) =>
    new Paragraph({
        heading: headings[level],
        numbering: list_level === null ? undefined : { reference: "official", level: list_level },
        children: runs.map(([text, bold]) => new TextRun({ text, bold })),
    });

const listLevel = (level, format, text) =>
    ({ level, format, text, alignment: AlignmentType.START, suffix: "nothing" });

const report = new Document({
    numbering: {
        config: [{
            reference: "official",
            levels: [
                listLevel(0, LevelFormat.CHINESE_COUNTING, "%1、"),
                listLevel(1, LevelFormat.CHINESE_COUNTING, "（%2）"),
                listLevel(2, LevelFormat.DECIMAL, "%3."),
            ],
        }],
    },
    sections: [{
        footers: { default: new Footer({ children: [new Paragraph({ children: [
            new TextRun({ children: ["第 ", PageNumber.CURRENT, " 页"] })] })] }) },
        children: [
            new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(above[0].runs[0][0])] }),
            ...above.slice(1).map(paragraph),
            new Table({
                width: { size: 100, type: WidthType.PERCENTAGE },
                rows: rows.map((row) => new TableRow({
                    children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })),
                })),
            }),
            ...below.map(paragraph),
        ],
    }],
});
writeFileSync(process.argv[2], await Packer.toBuffer(report));
