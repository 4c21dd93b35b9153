import type { Page } from "@playwright/test";

/** Kilobytes that come over the wire when somebody opens the page for the first time, headers included. */
export async function weigh(page: Page, address: string): Promise<number> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("Network.enable");
	await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
	let bytes = 0;
	devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
		bytes += encodedDataLength;
	});
	await page.goto(address, { waitUntil: "networkidle" });
	await devtools.detach();
	return Math.round(bytes / 100) / 10;
}
