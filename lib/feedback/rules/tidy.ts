import { z } from "zod";

/** Control characters other than line breaks, and the marks that turn the reading direction. */
const UNSEEN =
	/(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** What somebody typed, without what nobody can see. Half an emoji becomes a sign that can be stored. */
export const tidy = (text: string) =>
	text
		.toWellFormed()
		.normalize("NFC")
		.replaceAll("\r\n", "\n")
		.replace(UNSEEN, " ")
		.trim();

export const emptyIsNull = (text: string) => (text === "" ? null : text);
export const lengthOf = (text: string) => [...text].length;

export const emailSchema = z
	.string()
	.transform((text) => emptyIsNull(tidy(text)))
	.pipe(z.email("email-invalid").max(254, "email-invalid").nullable());
