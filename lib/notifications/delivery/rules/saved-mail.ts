import PostalMime from "postal-mime";

/** A mail as it would have left the house, read back. */
export interface SavedMail {
	/** The message's id. */
	id: string;
	from: string;
	to: string;
	subject: string;
	/** Of its Content-Language header. */
	lang: string;
	/** Of its Date header; epoch milliseconds. */
	date: number;
	text: string;
	html: string;
	/** The content of termin.ics. */
	calendar: string | null;
	headers: readonly { name: string; value: string }[];
}

export async function parseMail(
	id: string,
	raw: Uint8Array<ArrayBufferLike>,
): Promise<SavedMail> {
	const mail = await PostalMime.parse(raw, { attachmentEncoding: "utf8" });
	const calendar = mail.attachments.find(
		({ filename }) => filename === "termin.ics",
	);
	return {
		id,
		from: mail.from?.address ?? "",
		to: (mail.to ?? []).map(({ address }) => address ?? "").join(", "),
		subject: mail.subject ?? "",
		lang:
			mail.headers.find(({ key }) => key === "content-language")?.value ?? "",
		date: mail.date ? Date.parse(mail.date) : 0,
		text: (mail.text ?? "").trimEnd(),
		html: mail.html ?? "",
		calendar: calendar ? String(calendar.content) : null,
		headers: mail.headers.map(({ originalKey, value }) => ({
			name: originalKey,
			value,
		})),
	};
}
