import { eventSchema } from "#app/api/v1/_parts/contract.ts";
import { expect, hasStatus, isProblem, isSame } from "../expect.ts";
import type { Told } from "../receiver.ts";
import type { Stage } from "../stage.ts";
import type { Case } from "../try-cases.ts";

const kindOf = ({ event }: Told): unknown => event?.type;

/** Tries of one event are one. */
const numbersOf = (all: readonly Told[]) => new Set(all.map(({ id }) => id));

async function book(stage: Stage): Promise<string> {
	return (await stage.appointment()).body.appointment;
}

/** What a program is told of what it booked. */
export const webhookCases: readonly Case[] = [
	{
		name: "webhook: a booking is told, signed, and no more than which appointment",
		needs: "webhook",
		async holds(stage) {
			const receiver = stage.receiver();
			const appointment = await book(stage);
			const told = await receiver.wait(appointment, "appointment.booked");
			const read = eventSchema.safeParse(told.event);
			expect(read.success, `it is told ${JSON.stringify(told.event)}`);
			expect(told.id !== "", "webhook-id is missing");
			expect(/^\d+$/.test(told.seconds), "webhook-timestamp is no second");
			expect(told.isSigned, "no signature of webhook-signature is right");
			const type = told.headers["content-type"]?.split(";")[0];
			isSame(type, "application/json", "Content-Type");
		},
	},
	{
		name: "webhook: a move and a cancellation are told once, and not what failed",
		needs: "webhook",
		async holds(stage) {
			const receiver = stage.receiver();
			const appointment = await book(stage);
			const send = (path: string, more: object = {}) =>
				stage.api.send(`appointments/${path}`, { appointment, ...more });
			const failed = await send("move", stage.closed());
			isProblem(failed, 409, "slot-taken");
			const { services: _, ...there } = stage.wanted();
			hasStatus(await send("move", there), 200);
			for (let times = 0; times < 2; times++)
				hasStatus(await send("cancel"), 200);
			await receiver.wait(appointment, "appointment.moved");
			await receiver.wait(appointment, "appointment.cancelled");
			await receiver.wait(appointment, "appointment.booked");
			const told = receiver.of(appointment);
			isSame(
				[...new Set(told.map(kindOf))].toSorted(),
				["appointment.booked", "appointment.cancelled", "appointment.moved"],
				"what is told",
			);
			isSame(numbersOf(told).size, 3, "the number of events");
		},
	},
	{
		name: "webhook: what is not taken comes again, with the same webhook-id",
		needs: "webhook",
		async holds(stage) {
			const receiver = stage.receiver();
			receiver.takes = "second tries";
			try {
				const appointment = await book(stage);
				const event = "appointment.booked";
				await receiver.wait(appointment, event, 2);
				const tries = receiver.of(appointment);
				isSame(numbersOf(tries).size, 1, "the number of ids");
				expect(
					tries.every(({ isSigned }) => isSigned),
					"a later try is not signed",
				);
			} finally {
				receiver.takes = "all";
			}
		},
	},
];
