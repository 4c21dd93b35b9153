import type { SendMailOptions } from "nodemailer";
import {
	type CalendarEvent,
	calendarFile,
	calendarMethod,
} from "./calendar.ts";
import { flowed } from "./flowed.ts";
import type { Letter } from "./letter.ts";

export interface Mail {
	/** The message's id: names the file in the outbox and makes the Message-ID. */
	id: string;
	/** The id of the first mail about the appointment, when this is not it. */
	answersTo: string | null;
	from: { name: string; email: string };
	/** Where the mail goes back to when it cannot be delivered: the envelope's sender. */
	bouncesTo: string;
	recipient: string;
	letter: Letter;
	/** Null: it has nothing new for a calendar. */
	event: CalendarEvent | null;
	language: string;
	date: Temporal.Instant;
}

/** One plain address, as zod accepts it: nothing that could begin another header or recipient. */
const ADDRESS = /^[^\s<>(),;:"\\]+@[^\s<>(),;:"\\@]+$/u;

export function isAddress(text: string): boolean {
	return ADDRESS.test(text) && text.length <= 254;
}

/**
 * The mail as nodemailer wants it: text, HTML and calendar as alternatives, and the calendar once
 * more as termin.ics: Gmail and Outlook read the alternative, Apple Mail and Thunderbird's reader
 * offer the file. The alternatives are written out because nodemailer's own `text` is never flowed.
 * The address goes in as an object and is checked, the subject holds no word a person typed: no
 * header can be injected. Nothing personal stands in a header but the address in `To`.
 */
export function mailData(mail: Mail): SendMailOptions {
	const { recipient, letter, event, from } = mail;
	if (!isAddress(recipient)) throw new Error("Not an e-mail address");
	const messageId = (id: string) => `<${id}@${domainOf(from.email)}>`;
	const first = mail.answersTo && messageId(mail.answersTo);
	const calendar = event && calendarFile(event);
	return {
		from: { name: from.name, address: from.email },
		to: { name: "", address: recipient },
		envelope: { from: mail.bouncesTo, to: [recipient] },
		subject: letter.subject,
		alternatives: [
			{
				contentType: "text/plain; charset=utf-8; format=flowed",
				content: flowed(letter.text),
			},
			{ contentType: "text/html; charset=utf-8", content: letter.html },
			...(event && calendar
				? [
						{
							contentType: `text/calendar; charset=utf-8; method=${calendarMethod(event.state)}`,
							content: calendar,
						},
					]
				: []),
		],
		attachments: calendar
			? [
					{
						filename: "termin.ics",
						contentType: "application/ics",
						content: calendar,
					},
				]
			: [],
		// The same for every attempt, so that mail programs show a mail that was sent twice once.
		messageId: messageId(mail.id),
		// Mail programs put all mails about one appointment together.
		...(first ? { inReplyTo: first, references: first } : {}),
		date: new Date(mail.date.epochMilliseconds),
		headers: {
			// RFC 3834: no out-of-office answers, please.
			"Auto-Submitted": "auto-generated",
			"X-Auto-Response-Suppress": "All",
			"Content-Language": mail.language,
		},
		xMailer: false,
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1);
