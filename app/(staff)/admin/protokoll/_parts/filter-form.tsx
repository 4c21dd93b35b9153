import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { type AuditView, staffPaths } from "#lib/paths/staff.ts";

/** A plain form that asks with the address: a filter can be kept as a bookmark. */
export function AuditFilterForm({
	view,
	people,
	stations,
	actions,
}: {
	view: AuditView;
	people: readonly { id: string; name: string }[];
	stations: readonly Station[];
	actions: readonly { value: string; text: string }[];
}) {
	const t = useTranslations("admin.audit");
	const all = { value: "", text: t("all") };
	return (
		<form
			action={staffPaths.audit()}
			className="no-print flex flex-wrap items-end gap-16 [&>*]:min-w-0 [&>.kern-form-input]:basis-[13rem]"
		>
			<Select
				name="person"
				label={t("who")}
				value={view.person ?? ""}
				options={[
					all,
					...people.map(({ id, name }) => ({ value: id, text: name })),
				]}
			/>
			<Select
				name="ort"
				label={t("where")}
				value={view.station ?? ""}
				options={[
					all,
					...stations.map(({ id, shortName }) => ({
						value: String(id),
						text: shortName,
					})),
				]}
			/>
			<Select
				name="was"
				label={t("what")}
				value={view.action ?? ""}
				options={[all, ...actions]}
			/>
			<Field
				name="von"
				type="date"
				label={t("from")}
				optional={t("optional")}
				value={view.from ?? ""}
			/>
			<Field
				name="bis"
				type="date"
				label={t("until")}
				optional={t("optional")}
				value={view.until ?? ""}
			/>
			<Button variant="secondary">{t("filter")}</Button>
		</form>
	);
}
