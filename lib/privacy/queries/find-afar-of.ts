import "server-only";
import { personKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { NOBODY } from "#lib/privacy/rules/anchors.ts";
import { personOf } from "#lib/queue/afar/rules/typed.ts";

/**
 * Numbers from afar, asked for or drawn, by the mailbox and the station. No name is known of them, and an address alone
 * anybody can say.
 */
export async function findAfarOf({
	email,
	station,
}: {
	email: string;
	/** Its slug. */
	station: string;
}): Promise<Anchors> {
	const person = personOf(email.normalize("NFC"));
	const rows = await db().afarTicket.findMany({
		where: {
			personKey: personKeyOf(`afar ${person}`),
			station: { slug: station },
		},
		select: { id: true },
	});
	return { ...NOBODY, afar: rows.map(({ id }) => id) };
}
