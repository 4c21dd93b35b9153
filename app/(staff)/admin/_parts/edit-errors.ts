import { getTranslations } from "next-intl/server";
import type {
	StaffFormState,
	Values,
} from "#components/staff/staff-form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { EditProblem } from "#lib/catalog/rules/edit-schema.ts";

/** The form again, with what is wrong in words at its fields. */
export async function editErrors(
	values: Values,
	problems: Readonly<Record<string, EditProblem>>,
): Promise<StaffFormState> {
	const t = await getTranslations("admin.errors");
	const { maxMinutes } = (await getCatalog("de")).limits;
	const errors = Object.fromEntries(
		Object.entries(problems).map(([name, problem]) => [
			name,
			t(problem, { minutes: maxMinutes }),
		]),
	);
	return { values, errors, notice: null };
}
