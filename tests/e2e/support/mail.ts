import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";

const outbox = () => path.join(process.env.DATA_DIR ?? "data", "outbox");

async function mailsTo(address: string): Promise<Email[]> {
	const files = await readdir(outbox()).catch(() => []);
	const mails: Email[] = [];
	for (const file of files.filter((name) => name.endsWith(".eml"))) {
		const raw = await readFile(path.join(outbox(), file));
		// Taking all of them apart, several times a second, is what keeps a test waiting.
		if (raw.includes(address)) mails.push(await PostalMime.parse(raw));
	}
	return mails
		.filter(({ to }) => to?.some((one) => one.address === address))
		.sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
}

/** Waits until so many mails have gone to this address, and returns the latest; more fail the test. */
export async function latestMail(
	address: string,
	{ of: count }: { of: number },
): Promise<Email> {
	await expect(async () => {
		expect(await mailsTo(address)).toHaveLength(count);
	}).toPass({ timeout: 20_000 });
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
