import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** What still waits is not sent; of what was, only kind, time and outcome stay. */
export async function forgetMails(
	tx: Tx,
	about: Prisma.MessageWhereInput,
): Promise<void> {
	await tx.message.deleteMany({ where: { ...about, status: "queued" } });
	const rows = await tx.message.findMany({
		where: about,
		select: { id: true },
	});
	for (const { id } of rows)
		await tx.message.update({
			where: { id },
			data: { recipientKey: id, lastError: null, askId: null },
		});
}
