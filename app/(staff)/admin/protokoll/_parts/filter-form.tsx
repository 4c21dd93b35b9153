import { useTranslations } from "next-intl";
import type { Option } from "#components/form/form-state.ts";
import { FilterFields, spanFields } from "#components/staff/staff-filter.tsx";
import {
	namedOptions,
	stationOptions,
} from "#components/staff/staff-options.ts";
import { Button } from "#components/ui/button.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { type AuditView, staffPaths } from "#lib/paths/staff.ts";

/** Who, where, what and when. */
export function AuditFilterForm({
	view,
	people,
	stations,
	actions,
}: {
	view: AuditView;
	people: readonly { id: string; name: string }[];
	stations: readonly Station[];
	actions: readonly Option[];
}) {
	const t = useTranslations("admin.audit");
	const list = (name: string, label: string, options: readonly Option[]) =>
		({
			type: "list",
			name,
			label,
			options: [{ value: "", text: t("all") }, ...options],
		}) as const;
	return (
		<form
			action={staffPaths.audit()}
			className="no-print flex flex-wrap items-end gap-16 [&>*]:min-w-0 [&>.kern-form-input]:basis-[13rem]"
		>
			<FilterFields
				asked={{
					person: view.person,
					ort: view.station,
					was: view.action,
					von: view.from,
					bis: view.until,
				}}
				fields={[
					list("person", t("who"), namedOptions(people)),
					list("ort", t("where"), stationOptions(stations)),
					list("was", t("what"), actions),
					...spanFields({
						from: t("from"),
						until: t("until"),
						optional: t("optional"),
					}),
				]}
			/>
			<Button variant="secondary">{t("filter")}</Button>
		</form>
	);
}
