import type { SendMailOptions } from "nodemailer";
import {
	type CalendarEvent,
	calendarFile,
	calendarMethod,
} from "./calendar.ts";
import type { Letter } from "./letter.ts";

export interface Mail {
	/** The message's id: names the file in the outbox and makes the Message-ID. */
	id: string;
	recipient: string;
	letter: Letter;
	event: CalendarEvent;
	date: Temporal.Instant;
}

/** One plain address, as zod accepts it: nothing that could begin another header or recipient. */
const ADDRESS = /^[^\s<>(),;:"\\]+@[^\s<>(),;:"\\@]+$/u;

export function isAddress(text: string): boolean {
	return ADDRESS.test(text) && text.length <= 254;
}

/**
 * The mail as nodemailer wants it: text, HTML and calendar as alternatives, and the calendar once
 * more as termin.ics, which nodemailer adds by itself: Gmail and Outlook read the alternative, Apple
 * Mail and Thunderbird's reader offer the file.
 * The address goes in as an object and is checked, the subject holds no word a person typed: no
 * header can be injected. Nothing personal stands in a header but the address in `To`.
 */
export function mailData({
	id,
	recipient,
	letter,
	event,
	date,
}: Mail): SendMailOptions {
	if (!isAddress(recipient)) throw new Error("Not an e-mail address");
	const { name, email } = event.organizer;
	return {
		from: { name, address: email },
		to: { name: "", address: recipient },
		envelope: { from: email, to: [recipient] },
		subject: letter.subject,
		text: letter.text,
		html: letter.html,
		icalEvent: {
			method: calendarMethod(event.state),
			filename: "termin.ics",
			content: calendarFile(event),
		},
		// The same for every attempt, so that mail programs show a mail that was sent twice once.
		messageId: `<${id}@${domainOf(email)}>`,
		date: new Date(date.epochMilliseconds),
		headers: {
			// RFC 3834: no out-of-office answers, please.
			"Auto-Submitted": "auto-generated",
			"X-Auto-Response-Suppress": "All",
			"Content-Language": event.locale,
		},
		xMailer: false,
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1);
