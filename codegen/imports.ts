import { quote } from './quote.ts';

export interface Imports {
  /** Records that the generated file needs this name, and returns it for use in the emitted code. */
  take(name: string, module?: string): string;
  print(): string;
}

export function createImports(): Imports {
  const namesByModule = new Map<string, Set<string>>();
  return {
    take(name, module = 'type-graphql') {
      const names = namesByModule.get(module) ?? new Set();
      namesByModule.set(module, names.add(name));
      return name;
    },
    print() {
      return [...namesByModule]
        .sort(([left], [right]) => left.localeCompare(right))
        .map(([module, names]) => `import { ${[...names].sort().join(', ')} } from ${quote(module)};`)
        .join('\n');
    },
  };
}
