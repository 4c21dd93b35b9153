import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { EditProblem } from "#lib/catalog/rules/edit-schema.ts";
import type { Sent } from "#lib/sent.ts";

/** The form again, with what is wrong in words at its fields. */
export async function editErrors(
	sent: Sent,
	problems: Readonly<Record<string, EditProblem>>,
): Promise<FormState> {
	const t = await getTranslations("admin.errors");
	const { maxMinutes } = (await getCatalog("de")).limits;
	const errors = Object.fromEntries(
		Object.entries(problems).map(([name, problem]) => [
			name,
			t(problem, { minutes: maxMinutes }),
		]),
	);
	return again(sent, { errors });
}
