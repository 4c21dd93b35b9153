import { getTranslations } from "next-intl/server";
import type {
	StaffFormState,
	Values,
} from "#components/staff/staff-form-state.ts";

/** What every form may meet: no right to it (any more), or a busy house. */
export async function refusedState(
	values: Values,
	error: "forbidden" | "busy",
): Promise<StaffFormState> {
	const t = await getTranslations("staff.form");
	return {
		values,
		errors: {},
		notice: {
			kind: "danger",
			title: t(`${error}.title`),
			text: t(`${error}.text`),
		},
	};
}
