// A document as Markdown: as src/documents/markdown.rs makes it.

/** A text as one line of Markdown that means nothing but its letters. @param {string} text */
export function line(text) {
  return text.trim().replace(/[\n\r\t]/g, ' ').replace(/[\\`*_[\]<|{}&~]/g, '\\$&').replace(/^[#\-+>=]/, '\\$&').replace(/^([0-9]+)([.)])/, '$1\\$2');
}

const STYLES = {
  Title: (/** @type {string} */ text) => `# ${text}`,
  Subtitle: (/** @type {string} */ text) => text,
  Guidance: (/** @type {string} */ text) => text,
  Question: (/** @type {string} */ text) => `**${text}**`,
  Hint: (/** @type {string} */ text) => `*${text}*`,
};

/** @param {any[]} blocks */
export function markdown(blocks) {
  /** @type {Record<string, (block: any) => string>} */
  const make = {
    line: ({ style, text }) => STYLES[/** @type {keyof typeof STYLES} */ (style)](line(text)),
    level: ({ number, isChosen, text }) => `- [${isChosen ? 'x' : ' '}] ${number} · ${line(text)}`,
    contents: ({ label, items }) => `**${line(label)}**\n${items.map((/** @type {[string, string]} */ [, text]) => `\n- ${line(text)}`).join('')}`,
    heading: ({ level, text }) => `${'#'.repeat(level + 1)} ${line(text)}`,
    signature: ({ text }) => `${line(text)}: ____________________`,
    field: ({ kind, lines, prompt }) => {
      if (lines.length === 0) return prompt === undefined ? '' : `[${prompt}]`;
      if (kind === 'list') return lines.map((/** @type {string} */ item) => `- ${line(item)}`).join('\n');
      return lines.filter((/** @type {string} */ text) => text.trim()).map(line).join('\n\n');
    },
    table: ({ columns, rows }) => [columns.map(line), columns.map(() => '---'), ...rows.map((/** @type {string[][]} */ row) => row.map((lines) => lines.map(line).join('<br>')))].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  };
  let out = '';
  let last;
  for (const block of blocks) {
    const part = make[block.is](block);
    if (!part) continue;
    out += (out ? (block.is === 'level' && last === 'level' ? '\n' : '\n\n') : '') + part;
    last = block.is;
  }
  return `${out}\n`;
}
