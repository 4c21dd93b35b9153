import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { forgetMails } from "./forget-mails.ts";

/**
 * These appointments lose their person, their memos, devices, what was written to them and every key; nothing opens them any more.
 * What happened, where and when stays for the figures. Call it with the key "erasing".
 */
export async function eraseAppointments(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<void> {
	const these = { in: [...ids] };
	const memos = await tx.visitMemo.deleteMany({
		where: { visit: { appointmentId: these } },
	});
	const devices = await tx.pushDevice.deleteMany({
		where: { visit: { appointmentId: these } },
	});
	const calls = await tx.pushCall.deleteMany({
		where: { visit: { appointmentId: these } },
	});
	const announced = await tx.announcementPush.deleteMany({
		where: { visit: { appointmentId: these } },
	});
	const texts = await tx.messageText.deleteMany({
		where: { message: { appointmentId: these } },
	});
	await forgetMails(tx, { appointmentId: these });
	const events = await tx.appointmentEvent.updateMany({
		where: { appointmentId: these, actor: { not: null } },
		data: { actor: null },
	});
	const steps = await tx.visitEvent.updateMany({
		where: { visit: { appointmentId: these }, actor: { not: null } },
		data: { actor: null },
	});
	const contacts = await tx.contact.deleteMany({
		where: { appointmentId: these },
	});
	await tx.planCase.updateMany({
		where: { appointmentId: these },
		data: { holdKey: null },
	});
	await tx.appointment.updateMany({
		where: { id: these },
		data: {
			holdKey: null,
			clientKey: null,
			contactOfId: null,
			tokenVersion: { increment: 1 },
			pinVersion: { increment: 1 },
		},
	});
	await recordErasure(tx, "contact", contacts.count, now);
	await recordErasure(tx, "visit_memo", memos.count, now);
	await recordErasure(tx, "push_device", devices.count, now);
	// Two tables of the same rows: numbers of ours that lead nowhere once the device is gone.
	await recordErasure(tx, "push_call", calls.count + announced.count, now);
	await recordErasure(tx, "message_text", texts.count, now);
	await recordErasure(tx, "actor", events.count + steps.count, now);
}
