import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { readScreen, type Screen } from "#lib/staff/rules/screen.ts";

/** How the actor wants the page of the day. Only about oneself, so that it asks for no permission. */
export async function findScreen(actor: Actor): Promise<Screen> {
	const { screenDensity, screenHidden } = await db().user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { screenDensity: true, screenHidden: true },
	});
	return readScreen({ density: screenDensity, hidden: screenHidden });
}
