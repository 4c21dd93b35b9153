import { Cookies } from "./cookies.ts";
import { HttpPage } from "./page.ts";

/** Behind as much of Playwright's Browser as the tests without scripts ask for: no process, no window. */
export class HttpBrowser {
	async newContext(): Promise<HttpContext> {
		return new HttpContext();
	}

	async newPage(): Promise<HttpPage> {
		return new HttpContext().newPage();
	}

	async close(): Promise<void> {}
}

/** Tabs that share their cookies. */
class HttpContext extends Cookies {
	async newPage(): Promise<HttpPage> {
		return new HttpPage(this);
	}
}
