import type { Route } from '../routes.ts';

export type Match =
  | { kind: 'route'; route: Route; pathParameters: Record<string, string> }
  | { kind: 'otherMethods'; allowed: string[] }
  | { kind: 'none' }
  | { kind: 'badPath' };

/** Finds a request's route as an HTTP API does: a literal segment wins over a parameter. */
export function createRouter(routes: readonly Route[]): (method: string, pathname: string) => Match {
  const compiled = routes
    .map((route) => ({ route, segments: route.path.split('/') }))
    .sort((a, b) => parameters(a.segments) - parameters(b.segments));

  return (method, pathname) => {
    const given = pathname.split('/');
    const onPath = compiled.filter(({ segments }) => fits(segments, given));
    // HEAD is a GET whose body is left out.
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = onPath.find(({ route }) => route.method === wanted);
    if (found === undefined) {
      return onPath.length === 0
        ? { kind: 'none' }
        : { kind: 'otherMethods', allowed: allowedMethods(onPath) };
    }
    const pathParameters = readParameters(found.segments, given);
    return pathParameters ? { kind: 'route', route: found.route, pathParameters } : { kind: 'badPath' };
  };
}

const isParameter = (segment: string) => segment.startsWith('{');
const parameters = (segments: string[]) => segments.filter(isParameter).length;

function fits(segments: string[], given: string[]): boolean {
  return (
    segments.length === given.length &&
    segments.every((segment, i) => (isParameter(segment) ? given[i] !== '' : segment === given[i]))
  );
}

function allowedMethods(onPath: { route: Route }[]): string[] {
  const methods = new Set<string>(onPath.map(({ route }) => route.method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods.add('OPTIONS')];
}

function readParameters(segments: string[], given: string[]): Record<string, string> | undefined {
  try {
    return Object.fromEntries(
      segments.flatMap((segment, i) =>
        isParameter(segment) ? [[segment.slice(1, -1), decodeURIComponent(given[i] ?? '')]] : [],
      ),
    );
  } catch {
    return undefined;
  }
}
