import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";

const outbox = () => path.join(process.env.DATA_DIR ?? "data", "outbox");

async function mailsTo(address: string): Promise<Email[]> {
	const files = await readdir(outbox()).catch(() => []);
	const mails: { mail: Email; writtenAt: number }[] = [];
	for (const name of files.filter((file) => file.endsWith(".eml"))) {
		const file = path.join(outbox(), name);
		const raw = await readFile(file);
		// Taking all of them apart, several times a second, is what keeps a test waiting.
		if (!raw.includes(address)) continue;
		const { mtimeMs } = await stat(file);
		mails.push({ mail: await PostalMime.parse(raw), writtenAt: mtimeMs });
	}
	// Their own dates are of the server's clock, which stands still.
	return mails
		.sort((a, b) => a.writtenAt - b.writtenAt)
		.map(({ mail }) => mail)
		.filter(({ to }) => to?.some((one) => one.address === address));
}

/** Waits until so many mails have gone to this address, and returns the latest; more fail the test. */
export async function latestMail(
	address: string,
	{ of: count }: { of: number },
): Promise<Email> {
	await expect(async () => {
		expect(await mailsTo(address)).toHaveLength(count);
	}).toPass({ timeout: 60_000 });
	const mail = (await mailsTo(address)).at(-1);
	if (!mail) throw new Error(`No mail to ${address}`);
	return mail;
}

/** The first address in the mail's text that contains these words. */
export function linkIn(mail: Email, words: string): string {
	const link = mail.text
		?.match(/https?:\/\/\S+/g)
		?.find((url) => url.includes(words));
	if (!link) throw new Error(`No link with ${words} in: ${mail.text}`);
	return link;
}
