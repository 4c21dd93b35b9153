import "server-only";
import { randomUUID } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	formKeyHash,
	isFormKey,
	newFormKey,
} from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import type { Noted } from "#lib/collection/collection.ts";
import { UUID } from "#lib/collection/queries/list-collections.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { enqueueCollectionMail } from "#lib/notifications/commands/enqueue.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { phoneKey } from "#lib/text/phone.ts";

const PURPOSE = "collection";
export const newCollectionKey = () => newFormKey(PURPOSE);

type NoteRefusal = "forbidden" | "unknown-form" | "busy";

export interface NotedCollection {
	number: number;
	/** A mail is on its way; false: somebody has to call. */
	mailed: boolean;
}

/** A document lies ready from now on, and the person hears of it. The same form sent twice notes one. */
export function noteCollection(
	actor: Actor,
	input: {
		stationId: number;
		formKey: string;
		noted: Noted;
		/** With which it was asked for, if it was. */
		appointmentId?: string | undefined;
		now: Temporal.Instant;
	},
): Promise<Result<NotedCollection, NoteRefusal>> {
	return orBusy<NotedCollection, NoteRefusal>(async () => {
		const { stationId, formKey, noted, now } = input;
		const may = await authorise(actor, "visit:register", stationId, now);
		if (!may.ok) return may;
		if (!isFormKey(formKey, PURPOSE)) return refuse("unknown-form");
		// Shown again by "back" and filled in for somebody else, it is another one.
		const key = formKeyHash(JSON.stringify([formKey, noted]));
		return write<NotedCollection, NoteRefusal>(async (tx) => {
			await lockKey(tx, `collection form ${key}`);
			const known = await tx.collection.findUnique({
				where: { formKey: key },
				include: { messages: { select: { status: true } } },
			});
			if (known)
				return ok({
					number: known.number,
					mailed: known.messages.some(({ status }) => status !== "failed"),
				});
			const { id, number, locale } = await insert(tx, key, input);
			const told = { email: noted.email, locale };
			const mailed = await tellReady(tx, id, told, 0, now);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: "collection:noted",
					subject: `collection ${number}`,
					detail: { document: noted.document, mailed },
				},
				now,
			);
			return ok({ number, mailed });
		});
	});
}

async function insert(
	tx: Tx,
	formKey: string,
	{
		stationId,
		noted: { document, ...receiver },
		appointmentId = "",
		now,
	}: Parameters<typeof noteCollection>[1],
): Promise<{ id: string; number: number; locale: Locale }> {
	// An appointment of another house is none of theirs.
	const about = UUID.test(appointmentId)
		? await tx.appointment.findFirst({
				where: { id: appointmentId, stationId },
				select: { id: true, locale: true },
			})
		: null;
	const locale =
		receiver.locale ?? (about ? toOffered(about.locale) : defaultLocale);
	const { id, number } = await tx.collection.create({
		data: {
			id: randomUUID(),
			formKey,
			stationId,
			document,
			appointmentId: about?.id ?? null,
			locale,
			readyAt: toDbInstant(now),
			contact: { create: contactOf(receiver) },
		},
		select: { id: true, number: true },
	});
	return { id, number, locale };
}

export const contactOf = ({
	name,
	email,
	phone,
}: Pick<Noted, "name" | "email" | "phone">) => ({
	name,
	email,
	phone,
	phoneKey: phone === null ? null : phoneKey(phone),
});

/** @returns false: there is no address, or the mail was held back */
export async function tellReady(
	tx: Tx,
	collectionId: string,
	{ email, locale }: { email: string | null; locale: Locale },
	sequence: number,
	now: Temporal.Instant,
): Promise<boolean> {
	return (
		email !== null &&
		(await enqueueCollectionMail(tx, {
			collectionId,
			kind: "collection-ready",
			sequence,
			recipient: email,
			locale,
			origin: "staff",
			now,
		}))
	);
}
