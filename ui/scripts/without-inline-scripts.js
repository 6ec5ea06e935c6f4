// The window's content policy is `script-src 'self'`: SvelteKit's inline start-up script has to stand in a
// file of its own. This wraps an adapter and moves every inline script of the built pages beside them.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const STYLE_ATTRIBUTE = /<[^>]+\sstyle=/;

/**
 * @param {string} html
 * @returns {{ html: string, files: { name: string, text: string }[] }}
 */
export function externalise(html) {
  /** @type {{ name: string, text: string }[]} */
  const files = [];
  const rewritten = html.replace(INLINE_SCRIPT, (_, attributes, text) => {
    const name = `start.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`;
    files.push({ name, text });
    return `<script${attributes} src="/_app/${name}"></script>`;
  });
  if (STYLE_ATTRIBUTE.test(rewritten)) throw new Error('a built page has a style attribute');
  return { html: rewritten, files };
}

/**
 * @param {import('@sveltejs/kit').Adapter} inner
 * @param {string} folder
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withoutInlineScripts(inner, folder) {
  return {
    ...inner,
    async adapt(builder) {
      await inner.adapt(builder);
      await mkdir(join(folder, '_app'), { recursive: true });
      for (const entry of await readdir(folder)) {
        if (!entry.endsWith('.html')) continue;
        const page = join(folder, entry);
        const { html, files } = externalise(await readFile(page, 'utf8'));
        await writeFile(page, html);
        for (const file of files) await writeFile(join(folder, '_app', file.name), file.text);
      }
    },
  };
}
