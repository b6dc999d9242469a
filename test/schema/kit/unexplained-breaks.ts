import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** What is wrong with the announcements of breaks: nothing, when both lists are empty. */
interface Announcements {
  /** Breaks without a reason, as `path: message`. */
  unexplained: string[];
  /** Paths with a reason, at which nothing breaks. */
  needless: string[];
}

/**
 * Compares two schemas as a client sees them. Each break needs a line `- Breaking: <path> <reason>` in the changelog's
 * section Unreleased. A path stands for all below it: `Patient` for `Patient.phone` too.
 */
export async function checkAnnouncements(released: string, served: string, changelog: string): Promise<Announcements> {
  const changes = await diff(buildSchema(released), buildSchema(served));
  const breaks = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const announced = announcedIn(changelog);
  const covers = (path: string, broken = '') => broken === path || broken.startsWith(`${path}.`);
  return {
    unexplained: breaks
      .filter(({ path }) => !announced.some((one) => covers(one, path)))
      .map(({ path, message }) => `${path}: ${message}`),
    needless: announced.filter((one) => !breaks.some(({ path }) => covers(one, path))),
  };
}

/** The paths of the lines that have a reason. */
function announcedIn(changelog: string): string[] {
  const [, unreleased = ''] = /^## Unreleased\n(.*?)(?=^## |$(?![\s\S]))/ms.exec(changelog) ?? [];
  return [...unreleased.matchAll(/^- Breaking: `?([@\w.]+)`? +\S.*$/gm)].map(([, path = '']) => path);
}
