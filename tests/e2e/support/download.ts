import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** The text of the file that a link leads to. */
export async function readDownload(page: Page, link: string): Promise<string> {
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: link }).click();
	return readFile(await (await download).path(), "utf8");
}
