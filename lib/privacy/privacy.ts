import type { Permission } from "#lib/auth/rules/permission.ts";

/** Why the law lets us keep it (lib/privacy/rules/grounds.ts has the words). */
export type Ground = "task" | "consent" | "security" | "employment";

/** How it stands in the database. A derived one tells the same in a form that can be found or compared. */
export type Form = "plain" | "derived" | "hash" | "keyed-hash" | "encrypted";

/** "lib/booking/commands/erase-contacts.ts#eraseContacts": a file and what it exports. */
type Code = `${string}.ts#${string}`;

/** A number of the city's table, a constant of the code, or no period at all: something else ends it. */
export type Period =
	| { setting: string }
	| { amount: number; unit: "hours" | "days"; constant: Code }
	| null;

/** One kind of data with one rule for its end, as DIN 66398 wants it. Its words are for officers: German. */
export interface Kind {
	title: string;
	whose: "citizen" | "staff";
	purpose: string;
	ground: Ground;
	/** Whoever may do one of these sees it; "own": the person alone; []: no page shows it. */
	seenBy: readonly (Permission | "own")[];
	/** How long it is kept, counted from `from`. */
	keep: Period;
	/** With a period: from when it is counted. Without one: what ends it. */
	from: string;
	/** What erases it. */
	erasedBy: readonly Code[];
	/** What is left, and why it says nothing about anybody any more; or what delays the end. */
	exception?: string;
}

export interface Field<KindName extends string = string> {
	kind: KindName;
	/** What it is, in words that a person understands who asks for their data. */
	what: string;
	form: Form;
	/** It is left when the person is erased, since without the rest it leads to nobody: the kind's exception says why. */
	stays: boolean;
}

/** Every column of one table: with somebody behind it, or not. */
export interface Table<KindName extends string = string> {
	personal: Readonly<Record<string, Field<KindName>>>;
	/** Names of the columns that say nothing about anybody. */
	plain: readonly string[];
}

/** What stands below one heading of a person's sheet: rows of one table. */
export interface Held {
	model: string;
	/** By the field's name; what is empty is left out. */
	rows: readonly Readonly<Record<string, Value>>[];
}

/** What a column can hold, ready for JSON: instants and days as ISO texts. */
export type Value =
	| string
	| number
	| boolean
	| readonly Value[]
	| { readonly [name: string]: Value | null };

/** Everything of one person, by the rows where it begins. */
export interface Anchors {
	appointments: readonly string[];
	/** Of these the person booked for somebody else: the other name is nobody's answer. */
	bookedForOthers: readonly string[];
	wishes: readonly string[];
	wishedForOthers: readonly string[];
	/** Documents that lie or lay ready. */
	collections: readonly string[];
	/** Links with which they may book. */
	invitations: readonly string[];
	feedback: readonly number[];
	/** Numbers from afar, asked for or drawn. */
	afar: readonly string[];
}

/** Who was found, and how they showed who they are. */
export interface Case {
	anchors: Anchors;
	identity: Identity;
}

export type Identity = (typeof IDENTITIES)[number];
/** How somebody showed who they are. Only the word is noted, never a number or a copy. */
export const IDENTITIES = ["id-card", "passport", "authority"] as const;
