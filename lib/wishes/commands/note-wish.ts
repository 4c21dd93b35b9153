import "server-only";
import { randomUUID } from "node:crypto";
import {
	formKeyHash,
	holdKeyOf,
	isFormKey,
	newFormKey,
	wishToken,
} from "#lib/auth/secrets/secrets.ts";
import { unusedReference } from "#lib/booking/commands/register-person.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { settledMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import {
	parseSelection,
	type Selection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { checkWanted, type WantedRefusal } from "#lib/wishes/rules/wanted.ts";
import type { Wanted, WishPerson } from "#lib/wishes/wishes.ts";

export type NoteRefusal = SelectionRefusal | WantedRefusal | "unknown-station";

/** What is stored of a wish. */
export interface Noted {
	selection: Selection;
	columns: {
		stationIds: number[];
		halves: string[];
		earliest: Date;
		latest: Date;
		noticeMinutes: number;
		minorCase: string | null;
		urgentReason: string | null;
		urgentBy: Date | null;
	};
}

/** Reads what a form or a clerk said, as far as a wish can come true. */
export function readWanted(
	wanted: Wanted,
	catalog: Catalog,
	now: Temporal.Instant,
): Result<Noted, NoteRefusal> {
	const selection = parseSelection(wanted.services, catalog, {
		today: wanted.earliest,
		last: wanted.latest,
	});
	if (!selection.ok) return selection;
	const stationIds = wanted.stations.map(
		(slug) => catalog.stations.find((station) => station.slug === slug)?.id,
	);
	if (!stationIds.every((id) => id !== undefined))
		return refuse("unknown-station");
	const today: CivilDate = civilDateOf(now);
	const checked = checkWanted(wanted, today);
	if (!checked.ok) return checked;
	return ok({
		selection: selection.value,
		columns: {
			stationIds: [...new Set(stationIds)],
			halves: [...new Set(wanted.halves)],
			earliest: toDbDate(wanted.earliest),
			latest: toDbDate(wanted.latest),
			noticeMinutes: wanted.noticeMinutes,
			minorCase: settledMinor(selection.value, wanted.minorCase),
			urgentReason: wanted.urgent?.reason ?? null,
			urgentBy: wanted.urgent ? toDbDate(wanted.urgent.by) : null,
		},
	});
}

/** Carried by the form: pressing twice notes one wish. */
export const newWishFormKey = (): string => newFormKey(WISH_PURPOSE);
export const isWishFormKey = (key: string): boolean =>
	isFormKey(key, WISH_PURPOSE);

/** Of the keys of its forms. */
export const WISH_PURPOSE = "wish";

/** Writes a wish down; the person in a table of its own, if anything was told. */
export async function insertWish(
	tx: Tx,
	{ selection, columns }: Noted,
	about: {
		/** Of whoever sent it from outside the city's networks, for the day; null: nobody's. */
		clientKey: string | null;
		formKey: string;
		person: WishPerson;
		/** They agreed that the desk sees their language. */
		showsLanguage: boolean;
		locale: Locale;
		channel: "online" | "staff";
		bringsId: string | null;
		drawId: number | null;
	},
	now: Temporal.Instant,
): Promise<{ id: string; reference: string; token: string }> {
	const id = randomUUID();
	const token = wishToken(id, 1);
	const { person, showsLanguage, formKey, ...rest } = about;
	const isKnown =
		showsLanguage || Object.values(person).some((told) => told !== null);
	const reference = await unusedWishReference(tx);
	await tx.wish.create({
		data: {
			...columns,
			...rest,
			id,
			reference,
			tokenKey: holdKeyOf(token),
			formKey: formKeyHash(formKey),
			createdAt: toDbInstant(now),
			services: { create: serviceRows(selection) },
			...(isKnown
				? {
						contact: {
							create: { ...person, ...keysOf(person), showsLanguage },
						},
					}
				: {}),
		},
	});
	return { id, reference, token };
}

export const serviceRows = (selection: Selection) =>
	selection.map(({ service, quantity }) => ({
		serviceId: service.id,
		quantity,
	}));

/** By what somebody is known who told nothing but a name, or nothing but a number. */
export function keysOf({ name, phone }: Pick<WishPerson, "name" | "phone">) {
	const { wordsKey, phoneKey } = contactKeys({ name: name ?? "", phone });
	return { wordsKey: wordsKey || null, phoneKey };
}

/** No appointment has it either: people do not know which of the two they hold in their hands. */
async function unusedWishReference(tx: Tx): Promise<string> {
	for (;;) {
		const reference = await unusedReference(tx);
		const used = await tx.wish.count({ where: { reference } });
		if (used === 0) return reference;
	}
}
