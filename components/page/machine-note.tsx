import { useLocale, useTranslations } from "next-intl";
import { pageOf } from "#lib/feedback/rules/page.ts";
import { paths } from "#lib/paths/citizen.ts";
import { Still } from "./still.tsx";

/** Below a page in a language that nobody who speaks it has read: that, and where to report a mistake. */
export function MachineNote({
	page,
}: {
	/** Address of the page above. */
	page: string;
}) {
	const t = useTranslations("language");
	const [path = ""] = page.split("?", 1);
	return (
		<Still
			as="aside"
			aria-label={t("report.link")}
			className="no-print mx-auto w-full max-w-page px-16 pb-24 text-small text-muted sm:px-24"
		>
			<p>
				{t("machine")}{" "}
				<a
					href={paths(useLocale()).reportMistake(pageOf(path))}
					className="inline-block min-h-24 text-action underline underline-offset-4 hover:decoration-2"
				>
					{t("report.link")}
				</a>
			</p>
		</Still>
	);
}
