import { filters } from './example-filter.ts';

/** Light, dark and paper. Every pair of text and ground has a contrast of at least 4.5 to 1. */
const colours = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1e23; --muted: #5b6470; --line: #dde1e6; --wash: #f5f6f8;
  --student: #2f6fb7; --teacher: #bf5b17; --gold: #a88600; --grey: #5f6874; --pale: #aab2bd; --fault: #a3265c;
  --del: #e7f0fa; --del-strong: #bcd7f3; --ins: #fcefe3; --ins-strong: #f5cfa9; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171b; --ink: #e8eaed; --muted: #a0a8b3; --line: #31363e; --wash: #1e2126;
  --student: #77aeea; --teacher: #ec9a55; --gold: #d8b93c; --grey: #949daa; --pale: #4c545f; --fault: #e77aa8;
  --del: #1b2a3b; --del-strong: #2d4f77; --ins: #33241a; --ins-strong: #6b4120; } }`;

const text = `
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.55 system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
body { max-width: 70rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2.2vw, 2.6rem); line-height: 1.18; letter-spacing: -0.02em; font-weight: 650; margin: 0.4rem 0 0; max-width: 26em; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 0; letter-spacing: -0.005em; color: var(--muted); font-weight: 600; }
h3 { font: 600 1.05rem/1.4 ui-monospace, monospace; margin: 0; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; max-width: 44em; }
.kind { color: var(--muted); margin: 0 0 2.5rem; font-size: 0.9rem; }
.name { color: var(--muted); margin: 0; font: 0.95rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.found { font-size: 1.2rem; line-height: 1.45; margin: 0.35rem 0 1.75rem; text-wrap: pretty; }
.notice { border-left: 4px solid var(--fault); background: var(--wash); padding: 0.8rem 1rem; margin: 1.75rem 0 0; max-width: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
section { border-top: 1px solid var(--line); padding-top: 1.75rem; margin-top: 2rem; }
pre, code { font: 0.85rem/1.5 ui-monospace, monospace; }
.hash { overflow-wrap: anywhere; }
pre { background: var(--wash); padding: 0.9rem 1rem; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.5rem 0 1rem; }
:focus-visible { outline: 3px solid var(--student); outline-offset: 2px; border-radius: 4px; }`;

const figures = `
.figures { display: flex; flex-wrap: wrap; gap: 1.5rem 3.25rem; margin: 2.5rem 0 0; }
.figures dt { color: var(--muted); font-size: 0.9rem; }
.figures dd { margin: 0; font-size: 2rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 2rem 3.5rem; align-items: start; margin-bottom: 1.5rem; }
figure { margin: 0 0 1.5rem; }
figcaption, caption { font-weight: 600; font-size: 0.9rem; text-align: left; padding: 0 0 0.6rem; }
.chart { display: block; width: 100%; max-width: 32rem; height: auto; color: var(--ink); overflow: visible; font-family: system-ui, sans-serif; }
.chart text { font-size: 12px; white-space: pre; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; list-style: none; padding: 0; margin: 0 0 0.4rem; font-size: 0.85rem; color: var(--muted); }
.swatch { width: 0.7em; height: 0.7em; margin-right: 0.4em; }
.scroll { overflow-x: auto; margin-bottom: 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: baseline; padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-weight: 500; }
tbody th { font-weight: 500; }
th.figure, td.figure { text-align: right; white-space: nowrap; }
summary { cursor: pointer; color: var(--muted); padding: 0.3rem 0; font-size: 0.9rem; width: fit-content; }
summary:hover { color: var(--ink); }`;

const examples = `
.chips { border: 0; padding: 0; margin: 0 0 1.5rem; display: flex; flex-wrap: wrap; gap: 0.5rem; }
.chips legend { float: left; color: var(--muted); font-size: 0.9rem; padding: 0.25rem 0.6rem 0 0; }
.chips input { position: absolute; opacity: 0; }
.chips span { display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 0.2rem 0.8rem; font-size: 0.85rem; cursor: pointer; }
.chips b { font-weight: 500; color: var(--muted); }
.chips :checked + span { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.chips :checked + span b { color: inherit; }
.chips :focus-visible + span { outline: 3px solid var(--student); outline-offset: 2px; }
${Array.from({ length: filters }, (_, at) => `#examples:has(#show-${at + 1}:checked) .example:not(.in-${at + 1})`).join(',\n')} { display: none; }
.example { border: 1px solid var(--line); border-radius: 10px; padding: 1.4rem 1.5rem 1rem; margin-bottom: 1.5rem; }
.tags { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; margin: 0.1rem 0 0.8rem; font-size: 0.85rem; color: var(--muted); max-width: none; }
.task { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 60em; }
.test { margin: 0 0 1rem; }
.test div { display: flex; gap: 0.8rem; }
.test dt { flex: 0 0 6rem; color: var(--muted); font-size: 0.85rem; }
.test dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.diff { table-layout: fixed; margin-bottom: 0.8rem; }
.diff th { padding: 0.3rem 0.6rem; font-size: 0.85rem; }
.diff td { font: 0.82rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; border: 0; padding: 0 0.6rem 0 1.5rem; text-indent: -0.9rem; vertical-align: top; }
.diff td + td { border-left: 1px solid var(--line); }
.diff td::before { content: " "; display: inline-block; width: 0.9rem; text-indent: 0; color: var(--muted); }
.diff td.del { background: var(--del); } .diff td.del::before { content: "−"; }
.diff td.ins { background: var(--ins); } .diff td.ins::before { content: "+"; }
.diff td.none { background: var(--wash); }
del, ins { text-decoration: none; border-radius: 3px; } del { background: var(--del-strong); } ins { background: var(--ins-strong); }`;

const places = `
@media (max-width: 44rem) { body { padding: 1.75rem 1rem 3rem; } .kind { margin-bottom: 1.5rem; } .figures { gap: 1rem 2rem; } .figures dd { font-size: 1.6rem; }
  .example { padding: 1rem 0.9rem 0.5rem; } .diff thead { display: none; } .diff tr, .diff td { display: block; } .diff td + td { border: 0; }
  .diff .same td + td, .diff td.none { display: none; } .test div { display: block; } .test dt { margin-top: 0.3rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; } body { max-width: none; padding: 0; font-size: 10pt; } .chips { display: none; }
  figure, tr, .figures, .example h3 { break-inside: avoid; } h2, h3, .found { break-after: avoid; } section { margin-top: 1.5rem; } * { print-color-adjust: exact; } }`;

/** The style of a report's page: system fonts, few colours, nothing to load. */
export const styles = [colours, text, figures, examples, places].join('\n');
