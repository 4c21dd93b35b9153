import { CookieJar } from "jsdom";

/** What servers asked a browser to keep, in the words of Playwright's BrowserContext. */
export class Cookies {
	#jar = new CookieJar();

	cookieFor(url: string): string {
		return this.#jar.getCookieStringSync(url);
	}

	keep(answer: Response, url: string): void {
		for (const cookie of answer.headers.getSetCookie())
			this.#jar.setCookieSync(cookie, url);
	}

	async addCookies(
		cookies: readonly { name: string; value: string; url: string }[],
	): Promise<void> {
		for (const { name, value, url } of cookies)
			this.#jar.setCookieSync(`${name}=${value}; Path=/; HttpOnly`, url);
	}

	async clearCookies(): Promise<void> {
		this.#jar = new CookieJar();
	}
}
