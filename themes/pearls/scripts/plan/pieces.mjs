// Pieces of XML with holes: the one description of documents, which src/documents/pieces.rs reads in the same way.

/** @param {unknown} text What stands in XML, without what it cannot have. */
export const escape = (text) => String(text)
  // eslint-disable-next-line no-control-regex
  .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  .replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);

/**
 * @param {string} description
 * @returns {(name: string, fills?: Record<string, string | number>) => string} Fills a piece: `{name}` is escaped, `{{name}}` is XML.
 */
export function pieces(description) {
  const all = new Map();
  let last;
  for (const raw of description.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('== ')) {
      last = line.slice(3);
      all.set(last, '');
    } else if (last && line) {
      const piece = all.get(last);
      const between = !line.startsWith('<') && piece ? ' ' : piece.endsWith('?>') ? '\n' : '';
      all.set(last, piece + between + line);
    }
  }
  return (name, fills = {}) => all.get(name).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g, (/** @type {string} */ _, /** @type {string} */ xml, /** @type {string} */ text) => (xml ? String(fills[xml] ?? '') : escape(fills[text] ?? '')));
}
