"use client";

import "#app/globals.css";
import { usePathname } from "next/navigation";
import { Failure } from "#components/failure.tsx";
import { localeOfAddress } from "#lib/failure.ts";

/** When not even the frame around the pages could be built. */
export default function GlobalError() {
	const path = usePathname();
	const locale = localeOfAddress(path);
	return (
		<html lang={locale}>
			<body>
				<Failure locale={locale} here={path} />
			</body>
		</html>
	);
}
