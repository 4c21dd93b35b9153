import { useTranslations } from "next-intl";
import { staffPaths } from "#lib/paths/staff.ts";
import { ButtonLink } from "../ui/button.tsx";
import { StaffPage } from "./staff-page.tsx";

/** A page that this account may not see, or that is not there. */
export function StaffRefused({
	kind,
}: {
	/** Or what a query did not find. */
	kind: "forbidden" | "missing" | `unknown-${string}`;
}) {
	const name = kind === "forbidden" ? kind : "missing";
	const t = useTranslations("staff.refused");
	return (
		<StaffPage
			narrow
			status={name === "missing" ? 404 : 403}
			title={t(`${name}.title`)}
			lead={t(`${name}.text`)}
		>
			<ButtonLink href={staffPaths.start()} className="self-start">
				{t("back")}
			</ButtonLink>
		</StaffPage>
	);
}
