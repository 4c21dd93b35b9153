import { z } from "zod";

const MAX_NOTE = 500;
const MAX_MAIL = 2_000;
/** Control characters other than line breaks, and the marks that turn the reading direction of what follows. */
const UNSEEN =
	/(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const text = (max: number) =>
	z
		.string()
		.transform((typed) =>
			typed
				.normalize("NFC")
				.replaceAll("\r\n", "\n")
				.replace(UNSEEN, " ")
				.trim(),
		)
		.pipe(
			z
				.string()
				.min(1, "text-missing")
				.refine((typed) => [...typed].length <= max, "text-too-long"),
		);

export const noteSchema = text(MAX_NOTE);
export const mailTextSchema = text(MAX_MAIL);
