import { useTranslations } from "next-intl";
import { staffPaths } from "#lib/paths/staff.ts";
import { ButtonLink } from "../ui/button.tsx";
import { StaffPage } from "./staff-page.tsx";

/** A page that this account may not see, or that is not there. */
export function StaffRefused({ kind }: { kind: "forbidden" | "missing" }) {
	const t = useTranslations("staff.refused");
	return (
		<StaffPage
			narrow
			status={kind === "missing" ? 404 : 403}
			title={t(`${kind}.title`)}
			lead={t(`${kind}.text`)}
		>
			<ButtonLink href={staffPaths.start()} className="self-start">
				{t("back")}
			</ButtonLink>
		</StaffPage>
	);
}
