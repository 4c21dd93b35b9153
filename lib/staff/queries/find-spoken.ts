import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";

/** Which languages the actor has said that they speak. Only about oneself, so that it asks for no permission. */
export async function findSpoken(actor: Actor): Promise<string[]> {
	const { languages } = await db().user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { languages: true },
	});
	return languages;
}
