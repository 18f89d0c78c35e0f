# 地图。

## 地图

map-heading = 地图
map-hint = 每个地点只画到已知的精度。斜线：该省内某处。点：该国内某处。圆：该市镇内某处。设施画为其周边。
map-of = { $event } 的地点
map-of-all = 所有事件的地点
map-description = 地点 { $places } 处：知其省 { $provinces } 处，知其国 { $countries } 处，知其市镇 { $towns } 处。表中逐一列名。
map-km = 公里
map-place = 地点
map-known = 所知范围
map-precision-country = 国家
map-precision-province = 省
map-precision-city = 市或县
map-precision-town = 镇
map-drawn-as = 画为 { $place }
map-role = 作用
map-nowhere = 地名录中有，但未画出
map-unplaced = 未画出：所指不止一处，或地名录中没有
map-none = 尚未记录地点。
map-crossings = 连接两个小环的线是地名录所知的口岸通道。
map-outlines = 轮廓：Natural Earth（公有领域），已简化；对任何边界均不持立场。
