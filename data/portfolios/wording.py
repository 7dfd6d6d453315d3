# SPDX-License-Identifier: GPL-3.0-or-later
"""What the makers of the portfolio add to the sources: short captions, sectors, and which
agency or place a phrase of the sources names. Names are the sources' own."""

DIRECTIVE = {
    'title': 'Nhiệm vụ trọng tâm năm 2024',
    'issuer': 'UBND tỉnh Tây Ninh',
    'issued_on': '2023-11-30',
    # The portfolio speaks as of the day of its source.
    'status_date': '2023-11-30',
    'address': 'https://tayninh.gov.vn/vi/news/thong-tin-kinh-te-xa-hoi/'
               'ubnd-tinh-trien-khai-nhiem-vu-trong-tam-nam-2024-46493.html',
    'note': 'Các mục theo nguyên văn chỉ đạo của UBND tỉnh Tây Ninh đăng ngày 30/11/2023. Văn bản '
            'không ghi thời gian cho 61 trong 86 mục có tên; các mục ấy để trống. Số liệu công '
            'khai tìm được ghi riêng, kèm nguồn và ngày.',
}

# Our headings; the directive only numbers its sections.
CAPTIONS = {
    1: ('Nghị quyết, chương trình cấp trên', 'Higher resolutions and programmes'),
    2: ('Quy hoạch tỉnh và các quy hoạch', 'Provincial and other planning schemes'),
    3: ('Môi trường đầu tư, kinh doanh', 'Investment and business environment'),
    4: ('Đầu tư công và hạ tầng trọng điểm', 'Public investment and key infrastructure'),
    5: ('Công nghiệp, nông nghiệp và du lịch', 'Industry, agriculture and tourism'),
    6: ('Giáo dục, y tế, an sinh xã hội', 'Education, health and social security'),
    7: ('Đất đai, tài nguyên, môi trường', 'Land, resources and environment'),
    8: ('Cải cách hành chính, chuyển đổi số', 'Administrative reform and digital transformation'),
    9: ('Quốc phòng, an ninh, đối ngoại', 'Defence, security and external relations'),
    10: ('Thông tin, tuyên truyền', 'Information and communication'),
}

KINDS = {
    'infrastructure project': 'infrastructure',
    'private-investment project': 'private-investment',
    'programme': 'programme',
    'planning scheme': 'planning-scheme',
    'plan': 'plan',
    'target (KPI)': 'target',
    'event': 'event',
    'cooperation agreement': 'agreement',
    'legal implementation': 'legal',
}

SECTORS = [
    ('giao-thong', 'Giao thông', 'Transport', '#336fbd'),
    ('cang-logistics', 'Cảng, logistics', 'Ports and logistics', '#05858f'),
    ('cong-nghiep', 'Công nghiệp', 'Industry', '#d47312'),
    ('nong-thon', 'Nông nghiệp, nông thôn', 'Agriculture and countryside', '#855c1f'),
    ('quy-hoach', 'Quy hoạch', 'Planning', '#478742'),
    ('du-lich-thuong-mai', 'Du lịch, thương mại, đô thị', 'Tourism, trade and urban areas', '#a8487e'),
    ('giao-duc-khoa-hoc', 'Giáo dục, khoa học', 'Education and science', '#5a55b0'),
    ('y-te-an-sinh', 'Y tế, an sinh xã hội', 'Health and social security', '#2f8a77'),
    ('van-hoa-thong-tin', 'Văn hóa, thông tin', 'Culture and information', '#9a6a9e'),
    ('moi-truong', 'Đất đai, môi trường', 'Land and environment', '#6b7321'),
    ('tai-chinh-dau-tu', 'Tài chính, đầu tư', 'Finance and investment', '#4a7391'),
    ('hanh-chinh-so', 'Cải cách, chuyển đổi số', 'Reform and digital transformation', '#3d6a9e'),
    ('quoc-phong-doi-ngoai', 'Quốc phòng, đối ngoại', 'Defence and external relations', '#77604d'),
    ('nghi-quyet', 'Nghị quyết cấp trên', 'Higher resolutions', '#6d7078'),
]

SECTOR_OF = {
    'administration': 'hanh-chinh-so', 'agriculture': 'nong-thon',
    'border-economic-zone': 'quy-hoach', 'border-gate': 'quy-hoach',
    'border-road': 'giao-thong', 'border-settlement': 'quoc-phong-doi-ngoai',
    'breakthrough-areas': 'nghi-quyet', 'business-environment': 'tai-chinh-dau-tu',
    'communication': 'van-hoa-thong-tin', 'culture-sport': 'van-hoa-thong-tin',
    'defence-security': 'quoc-phong-doi-ngoai', 'digital': 'hanh-chinh-so',
    'dry-port-inland-port': 'cang-logistics', 'economic-restructuring': 'cong-nghiep',
    'education': 'giao-duc-khoa-hoc', 'energy': 'cong-nghiep', 'environment': 'moi-truong',
    'expressway': 'giao-thong', 'external-cooperation': 'quoc-phong-doi-ngoai',
    'forest': 'moi-truong', 'health': 'y-te-an-sinh', 'hi-tech-agriculture': 'nong-thon',
    'higher-resolutions': 'nghi-quyet', 'industrial-cluster': 'cong-nghiep',
    'industrial-park': 'cong-nghiep', 'industry': 'cong-nghiep', 'key-transport': 'giao-thong',
    'land': 'moi-truong', 'national-road': 'giao-thong', 'new-rural': 'nong-thon',
    'ocop': 'nong-thon', 'provincial-planning': 'quy-hoach', 'reform-indices': 'hanh-chinh-so',
    'regional-linkage': 'nghi-quyet', 'science-technology': 'giao-duc-khoa-hoc',
    'slaughter-processing': 'nong-thon', 'social-housing': 'y-te-an-sinh',
    'social-insurance': 'y-te-an-sinh', 'social-security': 'y-te-an-sinh',
    'state-budget': 'tai-chinh-dau-tu', 'tourism': 'du-lich-thuong-mai',
    'tourism-urban-area': 'du-lich-thuong-mai', 'trade-ecommerce': 'du-lich-thuong-mai',
    'traffic-safety': 'giao-thong', 'vocational': 'giao-duc-khoa-hoc',
}

OPERATORS = {'=': 'exactly', '>=': 'at-least', 'range': 'range', 'decrease': 'decrease'}

# What the words of a target ask where its figure, or the lack of one, does not say it.
TARGETS_IN_WORDS = {
    'quy-dat-sach': 'increase', 'thu-nsnn': 'increase', 'tiet-kiem-chi-uu-tien-dtpt': 'decrease',
    'vung-sx-dat-chuan-vietgap': 'increase', 'kpi-huyen-ben-cau-ntm': 'exactly',
    'kpi-ty-trong-kinh-te-so': 'increase', 'dam-bao-du-thuoc': 'keep',
    'kpi-bao-phu-bhxh-bhtn-bhyt': 'increase', 'xu-ly-co-so-o-nhiem': 'decrease',
    'kpi-che-phu-rung': 'keep', 'kpi-pci': 'increase', 'kpi-papi': 'increase',
    'kpi-par-index': 'increase', 'kpi-sipas': 'increase', 'kpi-dti': 'increase',
}

# key, name, short name, level, note (a note names where it was found if not in the directive)
FACTS = 'Nêu trong số liệu công khai về dự án.'
ORGANISATIONS = [
    ('ubnd-tinh', 'UBND tỉnh Tây Ninh', 'UBND tỉnh', 'province', None),
    ('tinh-uy', 'Tỉnh ủy', None, 'province', None),
    ('dang-bo-tinh', 'Đảng bộ tỉnh', None, 'province', None),
    ('so-nganh', 'các sở, ngành', None, 'province', None),
    ('ubnd-huyen', 'UBND các huyện, thị xã, thành phố', None, 'district', None),
    ('chinh-phu', 'Chính phủ', None, 'central', None),
    ('thu-tuong', 'Thủ tướng Chính phủ', None, 'central', None),
    ('bo-chinh-tri', 'Bộ Chính trị', None, 'central', None),
    ('bcd-phong-chong-tham-nhung',
     'Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực', None, 'central', None),
    ('mat-tran', 'Mặt trận Tổ quốc Việt Nam', None, 'central', None),
    ('tt-dich-vu-viec-lam', 'Trung tâm Dịch vụ việc làm', None, 'province', None),
    ('ubnd-tphcm', 'UBND TPHCM', None, 'province', FACTS),
    ('ban-duong-hcm', 'Ban Quản lý dự án đường Hồ Chí Minh (Bộ GTVT)',
     'Ban QLDA đường HCM', 'central', FACTS),
    ('tan-cang-tay-ninh', 'Công ty Cổ phần Tân Cảng - Tây Ninh', 'Tân Cảng - Tây Ninh', 'company',
     FACTS),
    ('tanil-ils-asgl', 'liên danh TANIL-ILS-ASGL', 'TANIL-ILS-ASGL', 'company', FACTS),
    ('vrg', 'Tập đoàn Công nghiệp Cao su Việt Nam (VRG)', 'VRG', 'company', FACTS),
    ('sai-gon-vrg', 'Công ty Cổ phần Đầu tư Sài Gòn VRG', 'Sài Gòn VRG', 'company', FACTS),
    ('xuan-cau', 'Công ty TNHH Xuân Cầu', 'Xuân Cầu', 'company', FACTS),
]

# The agency named first in a fact's words; the words themselves are kept whole.
LEADS = {
    'UBND TPHCM (cơ quan có thẩm quyền); Ban Quản lý dự án đầu tư xây dựng các công trình giao '
    'thông TPHCM (chủ đầu tư)': 'ubnd-tphcm',
    'UBND tỉnh Tây Ninh (kiến nghị)': 'ubnd-tinh',
    'Ban Quản lý dự án đường Hồ Chí Minh (Bộ GTVT)': 'ban-duong-hcm',
    'Công ty Cổ phần Tân Cảng - Tây Ninh (chủ đầu tư)': 'tan-cang-tay-ninh',
    'liên danh TANIL-ILS-ASGL (nhà đầu tư)': 'tanil-ils-asgl',
    'Tập đoàn Công nghiệp Cao su Việt Nam (VRG) (chủ đầu tư)': 'vrg',
    'Công ty Cổ phần Đầu tư Sài Gòn VRG (chủ đầu tư)': 'sai-gon-vrg',
    'Công ty TNHH Xuân Cầu (nhà đầu tư)': 'xuan-cau',
}

# The district level ended on 1 July 2025.
DISTRICTS_END = '2025-06-30'
DISTRICTS_SOURCE = 'https://vnexpress.net/' \
    'cac-tinh-thanh-tat-bat-chinh-trang-truoc-ngay-sap-nhap-4907653.html'

# key, name, level, parent, valid to, source if not the directive
PLACES = [
    ('viet-nam', 'Việt Nam', 'country', None, None, None),
    ('dong-nam-bo', 'vùng Đông Nam bộ', 'region', 'viet-nam', None, None),
    ('tay-ninh', 'tỉnh Tây Ninh', 'province', 'viet-nam', None, None),
    ('tphcm', 'Thành phố Hồ Chí Minh', 'province', 'viet-nam', None, None),
    ('tp-tay-ninh', 'thành phố Tây Ninh', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('ninh-thanh', 'Phường Ninh Thạnh', 'commune', 'tp-tay-ninh', None, None),
    ('trang-bang', 'thị xã Trảng Bàng', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('go-dau', 'Gò Dầu', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('ben-cau', 'huyện Bến Cầu', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('chau-thanh', 'huyện Châu Thành', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('tan-bien', 'huyện Tân Biên', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('tan-chau', 'huyện Tân Châu', 'district', 'tay-ninh', DISTRICTS_END, DISTRICTS_SOURCE),
    ('kktck-moc-bai', 'Khu kinh tế cửa khẩu Mộc Bài', 'zone', 'tay-ninh', None, None),
    ('kktck-xa-mat', 'Khu kinh tế cửa khẩu Xa Mát', 'zone', 'tay-ninh', None, None),
    ('nui-ba-den', 'Khu du lịch quốc gia Núi Bà Đen', 'zone', 'tay-ninh', None, None),
    ('chon-thanh', 'Chơn Thành', 'district', 'viet-nam', DISTRICTS_END, DISTRICTS_SOURCE),
    ('duc-hoa', 'Đức Hoà', 'district', 'viet-nam', DISTRICTS_END, DISTRICTS_SOURCE),
    ('campuchia', 'Campuchia', 'country', None, None, None),
    ('svay-rieng', 'Svay Rieng', 'province', 'campuchia', None, None),
    ('kampong-cham', 'Kampong Cham', 'province', 'campuchia', None, None),
    ('prey-veng', 'Prey Veng', 'province', 'campuchia', None, None),
    ('tboung-khmum', 'Tboung Khmum', 'province', 'campuchia', None, None),
]

PLACES_OF = {
    'Khu du lịch Quốc gia núi Bà Đen': ('nui-ba-den',),
    'Khu du lịch quốc gia Núi Bà Đen': ('nui-ba-den',),
    'Khu du lịch quốc gia Núi Bà đen': ('nui-ba-den',),
    'Khu kinh tế cửa khẩu Mộc Bài, tỉnh Tây Ninh': ('kktck-moc-bai',),
    'Khu kinh tế cửa khẩu Xa Mát, huyện Tân Biên, tỉnh Tây Ninh': ('kktck-xa-mat', 'tan-bien'),
    'Phường Ninh Thạnh, thành phố Tây Ninh': ('ninh-thanh',),
    'Thành phố Hồ Chí Minh - Mộc Bài': ('tphcm', 'kktck-moc-bai'),
    'huyện Bến Cầu': ('ben-cau',),
    'huyện Châu Thành': ('chau-thanh',),
    'huyện Tân Châu': ('tan-chau',),
    'thành phố Tây Ninh': ('tp-tay-ninh',),
    'thị xã Trảng Bàng': ('trang-bang',),
    'toàn tỉnh': ('tay-ninh',),
    'trên địa bàn tỉnh': ('tay-ninh',),
    'trên địa bàn tỉnh Tây Ninh': ('tay-ninh',),
    'tuyến biên giới đất liền Việt Nam – Campuchia': ('viet-nam', 'campuchia'),
    'tỉnh Tây Ninh': ('tay-ninh',),
    'từ Gò Dầu đến thành phố Tây Ninh': ('go-dau', 'tp-tay-ninh'),
    'vùng Đông Nam bộ': ('dong-nam-bo',),
    'đoạn Chơn Thành - Đức Hoà': ('chon-thanh', 'duc-hoa'),
}
