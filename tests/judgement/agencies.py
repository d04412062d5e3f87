"""Invented agencies of every kind that owes a report. No name here belongs to a real place."""

from dataclasses import dataclass

_PROVINCES = ("霁川", "沅岭", "澄海西", "云麓", "北桓")
_CITIES = ("青禾", "岚溪", "栖原", "穆湖", "砚川", "屏泽", "朔桥", "芷江口", "梧溪", "雁鸣")
_COUNTIES = ("云屏", "柳泽", "苍岭", "白榆", "石埠", "松坞", "枫桥口", "禾丰", "澄川", "丹湾", "鹿鸣", "溪口头")
_TOWNS = ("双榆", "古渡", "杏林坡", "桃坞", "大柳", "三汊", "清风", "望湖", "荷塘尾", "新埂", "马鞍岭", "石磨")
_MATTERS = ("财政", "统计", "教育", "审计", "水利", "民政", "林业", "农业农村", "交通运输", "卫生健康", "市场监督管理",
            "自然资源", "住房和城乡建设", "文化和旅游", "应急管理", "人力资源和社会保障")


@dataclass(frozen=True)
class Agency:
    """name: in full. local: as it calls itself beside its county's name. we: 我局. level: what its rank is."""
    name: str
    local: str
    we: str
    level: str

    @property
    def makes_rules(self):
        """Whether the Legislation Law lets it make 规章 (provinces and cities with districts)."""
        return self.level == "city"


def _department(random):
    if random.random() < 0.3:
        province = random.choice(_PROVINCES)
        local = f"{random.choice(_MATTERS)}厅"
        return Agency(f"{province}省{local}", f"省{local}", "我厅", "province department")
    local = f"{random.choice(_MATTERS)}局"
    city = random.choice(_CITIES)
    if random.random() < 0.5:
        return Agency(f"{city}市{local}", f"市{local}", "我局", "city bureau")
    county = random.choice(_COUNTIES) + random.choice("县区")
    return Agency(f"{random.choice((city + '市', ''))}{county}{local}", f"{county[-1]}{local}", "我局", "county bureau")


def _town(random):
    county = random.choice(_COUNTIES) + random.choice("县区")
    town = random.choice(_TOWNS) + random.choice("镇乡")
    return Agency(f"{county}{town}人民政府", f"{town}人民政府", f"我{town[-1]}", "town")


def _street(random):
    district = random.choice(_COUNTIES) + "区"
    street = random.choice(_TOWNS) + "街道"
    return Agency(f"{district}{street}办事处", f"{street}办事处", "我街道", "street")


def _government(random):
    if random.random() < 0.5:
        city = random.choice(_CITIES) + "市"
        return Agency(f"{city}人民政府", "市人民政府", "我市", "city")
    county = random.choice(_COUNTIES) + random.choice("县区")
    return Agency(f"{county}人民政府", f"{county[-1]}人民政府", f"我{county[-1]}", "county")


def random_agency(random, other_than=None):
    """An agency of any kind; with other_than, one that shares neither place nor matter with it."""
    while True:
        agency = random.choices((_department, _town, _street, _government), (5, 3, 2, 1))[0](random)
        if other_than is None or not (set(_syllables(agency)) & set(_syllables(other_than))):
            return agency


def _syllables(agency):
    """The places and matters in its name."""
    return [word for word in (*_PROVINCES, *_CITIES, *_COUNTIES, *_TOWNS, *_MATTERS) if word in agency.name]
