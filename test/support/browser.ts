/** What a browser does of HTTP: follows redirects one by one, and keeps cookies by path. */

/** An answer, once nothing redirects any more. */
export interface Visited {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

interface Cookie {
  value: string;
  path: string;
  attributes: string;
}

let browsers = 0;

/** A browser with its own cookies, at an address of its own. Ports share cookies, as they do. */
export class Browser {
  /** Told by the proxy in front of the server. */
  readonly #address = `10.0.${(browsers >> 8) & 255}.${browsers++ & 255}`;
  readonly cookies = new Map<string, Cookie>();
  /** Every address asked, in order. */
  readonly history: string[] = [];
  /** Sees each redirect before it is followed, and may send the browser elsewhere. */
  divert: (location: URL) => URL = (location) => location;

  /** Goes to an address, and on until an answer that does not redirect. */
  async visit(address: string | URL, init: RequestInit = {}): Promise<Visited> {
    let url = new URL(address);
    let request = init;
    for (let steps = 0; steps < 15; steps += 1) {
      this.history.push(url.href);
      const answer = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: this.#headers(url, request),
      });
      for (const line of answer.headers.getSetCookie()) this.#keep(line);
      const text = await answer.text();
      const location = answer.headers.get('location');
      if (location === null) return { url, status: answer.status, headers: answer.headers, text };
      url = this.divert(new URL(location, url));
      request = {};
    }
    throw new Error(`Too many redirects: ${this.history.join(' → ')}`);
  }

  #headers(url: URL, init: RequestInit): Headers {
    const headers = new Headers(init.headers);
    headers.set('user-agent', 'Mozilla/5.0');
    headers.set('sec-fetch-site', 'same-origin');
    headers.set('x-forwarded-for', this.#address);
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const sent = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    if (sent.length > 0)
      headers.set('cookie', sent.map(([name, { value }]) => `${name}=${value}`).join('; '));
    return headers;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const told = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    const isOver = attributes.some(
      (one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one),
    );
    if (isOver || value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path: told, attributes: attributes.join('; ') });
  }
}
