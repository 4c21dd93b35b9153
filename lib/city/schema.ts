import { z } from "zod";
import { STATES, type State } from "./states.ts";

/** What `city.json` and `‹language›/texts.json` in a city's folder must say. A misspelt key is an error. */

/** It is put into sentences that may hold braces, marks and tags of their own. */
const sentenceSchema = z
	.string()
	.trim()
	.min(1, "must not be empty")
	.regex(/^[^{}<>[\]"]*$/, 'must have none of the signs { } < > [ ] "');

const urlSchema = z.url({
	protocol: /^https$/,
	error: "must be an address such as https://www.example.de",
});
const emailSchema = z.email("must be an e-mail address");
const domainSchema = z
	.string()
	.regex(
		/^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
		"must be a domain in small letters such as example.de",
	);

/** Names of our own for public holidays: lib/availability/rules/holidays.ts. */
const holidaySchema = z
	.string()
	.regex(
		/^[a-z]+(-[a-z]+)*$/,
		"must be a name as in messages/de/holidays.json",
	);

const DEMO_ROLES = ["clerk", "lead", "agent", "coordinator", "admin"] as const;

/**
 * Zones whose clocks show the same as those of Central Europe, because the database says so, too: a check of its table
 * of appointments counts days there, and calendar files carry the rule of these zones.
 */
const CENTRAL_EUROPE = [
	...["Europe/Berlin", "Europe/Busingen", "Europe/Vienna", "Europe/Zurich"],
	...["Europe/Vaduz", "Europe/Luxembourg", "Europe/Brussels"],
] as const;

export const citySchema = z.strictObject({
	name: sentenceSchema,
	/** Of this application: in tabs, mails and the apps that show codes for signing in. */
	product: sentenceSchema,
	/** The same in two parts, the first one bold, beside the sign in the page's head. */
	wordmark: z.strictObject({ strong: sentenceSchema, rest: sentenceSchema }),
	state: z.enum(Object.keys(STATES) as [State, ...State[]]),
	/** Where a municipality differs from its state: Mariä Himmelfahrt in Bavaria, Fronleichnam in Saxony. */
	holidays: z.strictObject({
		more: z.array(holidaySchema),
		fewer: z.array(holidaySchema),
		/** Whether the houses usually close at carnival, so that planning reminds of it. */
		carnival: z.boolean(),
	}),
	timeZone: z.enum(
		CENTRAL_EUROPE,
		"must be a zone of Central European Time such as Europe/Berlin",
	),
	phone: z
		.string()
		.regex(
			/^\+49 \d+ \d+$/,
			"must be +49, the area and the number, such as +49 30 901820",
		),
	/** What the legal pages name unless the settings say otherwise (.env.example). */
	operator: z.strictObject({
		name: sentenceSchema,
		representative: sentenceSchema,
		address: z.array(sentenceSchema).min(1),
	}),
	/** Supervises data protection (Art. 77 DSGVO). */
	privacyAuthority: z.strictObject({
		address: z.array(sentenceSchema).min(1),
		website: urlSchema,
	}),
	/** Helps whoever gets no answer about a barrier (Art. 9 of Directive (EU) 2016/2102). */
	accessibilityBody: z.strictObject({
		address: z.array(sentenceSchema).min(1),
		email: emailSchema,
		website: urlSchema,
	}),
	/** Where many people here have their mail, beside the providers that everybody knows. */
	emailDomains: z.array(domainSchema),
	/** Real ones that look like a slip of one above. */
	emailLookAlikes: z.array(domainSchema),
	/** What everybody here would try first as a password: small letters, ä as ae. */
	guessable: z.array(
		z.string().regex(/^[a-z]{4,}$/, "must be four small letters or more"),
	),
	/** Who can sign in to the demo; a real installation has none of them. */
	demoAccounts: z
		.array(
			z.strictObject({
				email: emailSchema,
				name: sentenceSchema,
				role: z.enum(DEMO_ROLES),
				/** Slugs of stations.json. */
				stations: z.array(z.string()),
			}),
		)
		.refine(
			(all) =>
				["lead", "coordinator", "admin"].every((role) =>
					all.some((account) => account.role === role),
				),
			"must have a lead, a coordinator and an admin: the demo shows what they do",
		),
});

export const cityTextsSchema = z.strictObject({
	/** Who writes the mails. */
	house: sentenceSchema,
	/** Who answers the city's number. */
	phoneService: sentenceSchema,
	/** The city as a part of a sentence: whose, and with whom. */
	ofTheCity: sentenceSchema,
	withTheCity: sentenceSchema,
	/** The houses, as sentences need them; the first letter is made large where one begins. */
	office: z.strictObject({
		one: sentenceSchema,
		toOne: sentenceSchema,
		intoOne: sentenceSchema,
		inIt: sentenceSchema,
		atIt: sentenceSchema,
		none: sentenceSchema,
		many: sentenceSchema,
		all: sentenceSchema,
	}),
	imprint: z.strictObject({
		legalForm: sentenceSchema,
		supervision: sentenceSchema,
	}),
	privacy: z.strictObject({
		/** Why the city may store it. */
		law: sentenceSchema,
		authority: sentenceSchema,
		/** What the link to it is called. */
		link: sentenceSchema,
	}),
	accessibility: z.strictObject({
		/** What the city wants, and which laws it follows. */
		statement: sentenceSchema,
		enforcement: sentenceSchema,
		body: sentenceSchema,
		bodyAt: sentenceSchema,
		link: sentenceSchema,
		/** Which law gives a right to an interpreter. */
		interpreter: sentenceSchema,
	}),
});

export type CityTexts = z.infer<typeof cityTextsSchema>;
