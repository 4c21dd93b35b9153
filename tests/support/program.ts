import { addProgram } from "#lib/programs/commands/manage-programs.ts";
import type { Agreement } from "#lib/programs/rules/program-form.ts";
import { SCOPES } from "#lib/programs/rules/scope.ts";
import { makeActor } from "./actor.ts";
import { NOW } from "./booking.ts";

export const AGREEMENT: Agreement = {
	name: "App der Stadt",
	contactEmail: "app@program.example",
	scopes: SCOPES,
	stations: "all",
	hourMinutes: 600,
	dayShare: 50,
};

/** Registered by an administrator of its own. */
export async function makeProgram(agreement: Partial<Agreement> = {}) {
	const admin = await makeActor("admin");
	const added = await addProgram(admin, {
		agreement: { ...AGREEMENT, ...agreement },
		now: NOW,
	});
	if (!added.ok) throw new Error(added.error);
	return { admin, ...added.value };
}
