/**
 * Push services of the browsers: Chrome and its kin, Firefox, Safari, Edge. A browser says itself where it is reached,
 * so whoever asks could name any address, also one inside the house: only these count. "*.": with anything before it.
 */
const PUSH_SERVICES = [
	"fcm.googleapis.com",
	"*.push.services.mozilla.com",
	"web.push.apple.com",
	"*.notify.windows.com",
] as const;

/** Longer than any of theirs; those of Windows have some 600 signs. */
const LONGEST = 1_000;

/**
 * Whether this is an address at one of them, written as a browser writes it: what one program reads as another host than
 * the next one is not.
 * @param testService the origin of one that stands in for them; null outside of tests
 */
export function isPushEndpoint(
	endpoint: string,
	testService: string | null = null,
): boolean {
	const url = endpoint.length <= LONGEST ? URL.parse(endpoint) : null;
	if (url?.href !== endpoint || url.username || url.password || url.hash)
		return false;
	if (testService !== null && url.origin === testService) return true;
	return (
		url.protocol === "https:" && url.port === "" && isService(url.hostname)
	);
}

const isService = (host: string): boolean =>
	PUSH_SERVICES.some((service) =>
		service.startsWith("*.")
			? host.endsWith(service.slice(1)) && host.length >= service.length
			: host === service,
	);
