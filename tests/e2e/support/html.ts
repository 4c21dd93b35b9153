import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page, Response } from "@playwright/test";
import type { HtmlValidate } from "html-validate";
import { expect } from "./test.ts";

let validator: Promise<HtmlValidate> | undefined;

/** The rules of the HTML standard, none of style. Read when there is need of it: that takes most of a second. */
async function startValidator(): Promise<HtmlValidate> {
	const { HtmlValidate } = await import("html-validate");
	return new HtmlValidate({
		root: true,
		elements: ["html5"],
		extends: ["html-validate:standard", "html-validate:document"],
		rules: {
			// For files from elsewhere; all of ours come from the house itself (Content-Security-Policy).
			"require-sri": "off",
		},
	});
}

/** Where the pages are kept for the Nu checker, which looks at all of them at once (scripts/test/nu.ts). */
const folder = process.env.PAGES_FOLDER;
let kept = 0;

/** Hears what the server sends for the page; to be asked once the page is as it should be. */
export function listenForHtml(page: Page): {
	expectValid(name: string): Promise<void>;
} {
	let last: Response | null = null;
	page.on("response", (response) => {
		const isPage =
			response.request().isNavigationRequest() &&
			response.frame() === page.mainFrame() &&
			(response.headers()["content-type"] ?? "").startsWith("text/html");
		if (isPage) last = response;
	});
	return {
		async expectValid(name) {
			const sent = await last?.text();
			expect(sent, "what the server sent").toBeTruthy();
			await expectStandard(sent ?? "", `${name}, as sent`);
			// Where React runs, the page may have become another one since.
			if ((await page.locator("script[src*='/_next/']").count()) > 0)
				await expectStandard(
					withOneTitle(withoutReactsActions(await page.content())),
					`${name}, as shown`,
				);
		},
	};
}

/** In the browser React puts a new title before the old one, and the first counts (components/page/tab-title.tsx). */
function withOneTitle(html: string): string {
	let count = 0;
	return html.replace(/<title[^<]*<\/title>/g, (title) =>
		count++ === 0 || title.includes("<svg") ? title : "",
	);
}

/**
 * A form that React itself made in the browser has this as its action, until React sends it (react-dom's
 * SafeAction). Of what the server sends none has it: there the form works without a script.
 */
function withoutReactsActions(html: string): string {
	return html.replace(
		/ action="javascript:throw new Error\('A React form was unexpectedly submitted\.[^"]*"/g,
		"",
	);
}

/** What has been sent, without a browser. */
export async function expectStandard(
	html: string,
	name: string,
): Promise<void> {
	validator ??= startValidator();
	const { results } = await (await validator).validateString(html, name);
	const problems = results
		.flatMap(({ messages }) => messages)
		.map(
			({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`,
		);
	expect(problems, `HTML of ${name}`).toEqual([]);
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	kept += 1;
	const file = name.replace(/[^a-z0-9]+/gi, "-");
	writeFileSync(path.join(folder, `${process.pid}-${kept}-${file}.html`), html);
}
