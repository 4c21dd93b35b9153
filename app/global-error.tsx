"use client";

import "#app/globals.css";
import { usePathname } from "next/navigation";
import { Failure, localeOfAddress } from "#components/failure.tsx";

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
