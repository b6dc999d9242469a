// Pages for people who read them as Markdown files: names in backquotes, and links to files.
const plain = require('@graphql-markdown/formatters/mdbook');

/** Each page lies two folders below the first one. */
const formatMDXLink = ({ text, url }) => ({
  text,
  url: url.startsWith('#') ? url : `../../${url.replace(/^.*schema-reference\//, '')}.md`,
});

module.exports = {
  ...plain,
  formatMDXLink,
  createMDXFormatter: (meta) => ({ ...plain.createMDXFormatter(meta), formatMDXLink }),
};
