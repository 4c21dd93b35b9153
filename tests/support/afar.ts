import { randomUUID } from "node:crypto";
import {
	afarToken,
	drawnVisitId,
	newFormKey,
} from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import {
	AFAR_FORM,
	askFromAfar,
} from "#lib/queue/afar/commands/ask-from-afar.ts";
import { drawFromAfar } from "#lib/queue/afar/commands/draw-from-afar.ts";
import { personOf } from "#lib/queue/afar/rules/typed.ts";
import { at, drawn, type House, value } from "./queue.ts";

/** The station gives so many numbers from afar in an hour. */
export const allowAfar = (house: { id: number }, perHour: number) =>
	db().station.update({
		where: { id: house.id },
		data: { afarPerHour: perHour, version: { increment: 1 } },
	});

/** So many wait in the house, each with a number of their own. */
export async function fill(house: House, people: number, now = at("08:59")) {
	for (let count = 0; count < people; count += 1) await drawn(house, now);
}

/** A station and what somebody wants there. */
type Asked = Pick<House, "id" | "slug"> & { service: { slug: string } };

export const ask = (
	house: Asked,
	now: Temporal.Instant,
	{
		email = `${randomUUID()}@citizen.example`,
		wayMinutes = 10,
		formKey = newFormKey(AFAR_FORM),
		client = "203.0.113.9",
	} = {},
) =>
	askFromAfar({
		wish: {
			station: house.slug,
			service: house.service.slug,
			wayMinutes,
			email,
		},
		formKey,
		locale: "de",
		client,
		now,
	});

/** Asks, and opens the link of the mail. */
export async function asked(
	house: Asked,
	now: Temporal.Instant,
	rest: Parameters<typeof ask>[2] = {},
): Promise<string> {
	const formKey = rest.formKey ?? newFormKey(AFAR_FORM);
	const email = rest.email ?? `${randomUUID()}@citizen.example`;
	value(await ask(house, now, { ...rest, formKey, email }));
	const key = `${AFAR_FORM} ${formKey} ${personOf(email)}`;
	return afarToken(drawnVisitId(house.id, key));
}

/** A number drawn from afar, with the row behind it. */
export async function fromAfar(
	house: House,
	now: Temporal.Instant,
	rest: Parameters<typeof ask>[2] = {},
) {
	const token = await asked(house, now, rest);
	const ticket = value(await drawFromAfar({ token, now }));
	const row = await rowOf(ticket.token);
	return { ...ticket, ...row };
}

async function rowOf(ticket: string) {
	const id = Buffer.from(ticket, "base64url").subarray(0, 16).toString("hex");
	const visitId = id.replace(
		/^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
		"$1-$2-$3-$4-$5",
	);
	const { reference } = await db().afarTicket.findUniqueOrThrow({
		where: { visitId },
	});
	return { visitId, reference: reference ?? "" };
}
