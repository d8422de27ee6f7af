import { createHash } from 'node:crypto';
import type { Writer } from '../store/writer.ts';
import { invalid } from './errors.ts';
import { parseFilter } from './filter/parse.ts';
import { Kept } from './kept.ts';
import { arn } from './rule.ts';

/** As many as an account may have. */
const maximumGroups = 25;

/** A group as X-Ray's API has it. */
export interface Group {
  GroupName: string;
  GroupARN: string;
  FilterExpression?: string;
  InsightsConfiguration: { InsightsEnabled: boolean; NotificationsEnabled: boolean };
}

export interface KeptGroup {
  group: Group;
  tags: Record<string, string>;
}

export interface GroupKey {
  GroupName?: string | undefined;
  GroupARN?: string | undefined;
}

export interface GroupChanges {
  FilterExpression?: string | undefined;
  InsightsConfiguration?: Partial<Group['InsightsConfiguration']> | undefined;
}

/** Groups: names for filter expressions. */
export class Groups {
  readonly #kept: Kept<KeptGroup>;

  constructor(writer: Writer) {
    this.#kept = new Kept(writer, 'group');
  }

  load(): Promise<void> {
    return this.#kept.load();
  }

  list(): KeptGroup[] {
    return this.#kept.all();
  }

  byArn(wanted: string): KeptGroup | undefined {
    return this.#kept.all().find(({ group }) => group.GroupARN === wanted);
  }

  async create(name: string, changes: GroupChanges, tags: Record<string, string>): Promise<Group> {
    if (this.#kept.get(name)) throw invalid(`The group ${name} exists already.`);
    if (this.#kept.all().length >= maximumGroups) {
      throw invalid(`There are ${maximumGroups} groups already.`);
    }
    const id = createHash('sha256').update(name).digest('hex').slice(0, 26).toUpperCase();
    const group: Group = {
      GroupName: name,
      GroupARN: arn(`group/${name}/${id}`),
      InsightsConfiguration: { InsightsEnabled: false, NotificationsEnabled: false },
    };
    return this.#set({ group, tags }, changes);
  }

  update(key: GroupKey, changes: GroupChanges): Promise<Group> {
    return this.#set(this.#find(key), changes);
  }

  get(key: GroupKey): Group {
    return this.#find(key).group;
  }

  async delete(key: GroupKey): Promise<void> {
    await this.#kept.delete(this.#find(key).group.GroupName);
  }

  async tag(name: string, tags: Record<string, string>): Promise<void> {
    const kept = this.#kept.get(name);
    if (kept) await this.#kept.set(name, { ...kept, tags });
  }

  #find({ GroupName, GroupARN }: GroupKey): KeptGroup {
    if ((GroupName === undefined) === (GroupARN === undefined)) {
      throw invalid('Name the group by either GroupName or GroupARN.');
    }
    const kept = GroupName === undefined ? this.byArn(GroupARN ?? '') : this.#kept.get(GroupName);
    if (!kept) throw invalid(`There is no group ${GroupName ?? GroupARN}.`);
    return kept;
  }

  async #set({ group, tags }: KeptGroup, changes: GroupChanges): Promise<Group> {
    const { FilterExpression: filter, InsightsConfiguration: insights } = changes;
    if (filter !== undefined) parseFilter(filter);
    const changed: Group = {
      ...group,
      ...(filter === undefined ? {} : { FilterExpression: filter }),
      InsightsConfiguration: { ...group.InsightsConfiguration, ...insights },
    };
    await this.#kept.set(group.GroupName, { group: changed, tags });
    return changed;
  }
}
